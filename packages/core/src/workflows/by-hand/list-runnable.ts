import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { definitionSchema } from '../definition/definition.ts'
import { sayDefinition } from '../definition/say.ts'
import { readNames } from '../facts/names.ts'

/** A workflow that people start: on one conversation or several, or as a macro while they answer. */
export type RunnableWorkflow = {
  id: string
  name: string
  description: string
  kind: 'manual' | 'macro'
  /** what it does, in words */
  sentence: string
}

type Row = { id: string; name: string; description: string; definition: unknown }

/** What an agent may run by hand, in the order of the workflows. */
export async function listRunnable(ctx: OrgContext): Promise<RunnableWorkflow[]> {
  require(ctx, 'workflows:run')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT w.id, w.name, w.description, v.definition
    FROM workflows w
    JOIN workflow_versions v ON v.organization_id = w.organization_id AND v.id = w.published_version_id
    WHERE w.active AND w.deleted_at IS NULL AND w.hears && ARRAY['manual', 'macro']
    ORDER BY w.position, w.id LIMIT 500`
  if (rows.length === 0) return []
  const names = await readNames(ctx)
  return rows.flatMap(({ definition, ...workflow }): RunnableWorkflow[] => {
    const parsed = definitionSchema.parse(definition)
    const kind = parsed.trigger.on
    if (kind !== 'manual' && kind !== 'macro') return []
    return [{ ...workflow, kind, sentence: sayDefinition(parsed, names) }]
  })
}
