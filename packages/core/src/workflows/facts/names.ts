import type { OrgContext } from '../../context.ts'
import { allFields } from '../../custom-fields/list.ts'
import type { NamedKind, Names } from '../actions/action.ts'
import { ownFieldsOf } from '../conditions/own-fields.ts'

type Named = { kind: NamedKind; id: string; name: string }

/** What everything a definition can name is called, for sentences, logs and the editor's lists. */
export async function listNamed(ctx: OrgContext): Promise<Named[]> {
  return ctx.db.$queryRaw<Named[]>`
    SELECT kind, id, name FROM (
      (SELECT 'member' AS kind, id::text, name FROM members WHERE disabled_at IS NULL LIMIT 1000)
      UNION ALL (SELECT 'team', id::text, name FROM teams LIMIT 500)
      UNION ALL (SELECT 'mailbox', id::text, coalesce(nullif(name, ''), address) FROM mailboxes LIMIT 500)
      UNION ALL (SELECT 'category', key, name FROM categories LIMIT 500)
      UNION ALL (SELECT 'saved_reply', id::text, title FROM saved_replies LIMIT 1000)
      UNION ALL (SELECT 'skill', id::text, name FROM skills LIMIT 500)
      UNION ALL (SELECT 'policy', id::text, name FROM sla_policies LIMIT 500)
      UNION ALL (SELECT 'field', subject || '.' || key, initcap(subject) || ': ' || label FROM custom_fields
        WHERE archived_at IS NULL LIMIT 300)
      UNION ALL (SELECT 'endpoint', id::text, coalesce(nullif(description, ''), url) FROM webhook_endpoints LIMIT 100)
      UNION ALL (SELECT 'workflow', id::text, name FROM workflows WHERE deleted_at IS NULL LIMIT 500)
    ) named ORDER BY kind, name`
}

export async function readNames(ctx: OrgContext): Promise<Names> {
  const named = await listNamed(ctx)
  const byKey = new Map(named.map(({ kind, id, name }) => [`${kind}/${id}`, name]))
  const nameOf = (kind: NamedKind, id: string) =>
    byKey.get(`${kind}/${id}`) ?? `(a ${kind.replaceAll('_', ' ')} that is gone)`
  return Object.assign(nameOf, { own: ownFieldsOf(await allFields(ctx)) })
}

type Kept = { names: Names; until: number }

const kept = new Map<string, Kept>()
const keptMs = 3_000
const mostKept = 500

/** The same as it was a moment ago, for the logs of runs: a name that was just changed shows a little later. */
export async function recentNames(ctx: OrgContext): Promise<Names> {
  const at = performance.now()
  const known = kept.get(ctx.organizationId)
  if (known && known.until > at) return known.names
  const names = await readNames(ctx)
  if (kept.size >= mostKept) kept.clear()
  kept.set(ctx.organizationId, { names, until: at + keptMs })
  return names
}
