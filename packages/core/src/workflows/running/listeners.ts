import type { OrgContext } from '../../context.ts'
import { type Definition, definitionSchema } from '../definition/definition.ts'
import { rememberHeard } from '../raise.ts'
import type { TriggerName } from '../trigger-names.ts'
import { isCanary } from './canary.ts'

export type Listener = {
  workflowId: string
  name: string
  versionId: string
  canary: boolean
  definition: Definition
}

type Row = {
  workflowId: string
  name: string
  hears: TriggerName[]
  publishedVersionId: string | null
  canaryVersionId: string | null
  canaryPercent: number
}

type Asking = { trigger: TriggerName; conversationId: string; workflowId: string | null }

/** What was published stays as it is, so that a definition is read once for each process. */
const kept = new Map<string, Definition>()
const mostKept = 2_000

/**
 * The active workflows that hear of a trigger, in their order, each in the version that is for this conversation;
 * or the one an event is meant for.
 */
export async function findListeners(ctx: OrgContext, event: Asking): Promise<Listener[]> {
  return (await readListeners(ctx))(event)
}

/** The same for any number of events: the workflows are read once. */
export async function readListeners(ctx: OrgContext): Promise<(event: Asking) => Listener[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id AS "workflowId", name, hears, published_version_id AS "publishedVersionId",
      canary_version_id AS "canaryVersionId", canary_percent AS "canaryPercent"
    FROM workflows WHERE active ORDER BY position, id`
  const definitions = await readDefinitions(
    ctx,
    rows.flatMap((row) => [row.publishedVersionId, row.canaryVersionId].filter((id) => id !== null)),
  )
  rememberHeard(ctx, new Set(rows.flatMap(({ hears }) => hears)))
  return (event) =>
    rows
      .filter(({ workflowId, hears }) =>
        event.workflowId === null ? hears.includes(event.trigger) : workflowId === event.workflowId,
      )
      .flatMap((row) => {
        const chosen = versionFor(row, event.conversationId)
        const definition = definitions.get(chosen.versionId ?? '')
        if (chosen.versionId === null || !definition) return []
        const { canary, versionId } = chosen
        return [{ workflowId: row.workflowId, name: row.name, versionId, canary, definition }]
      })
}

function versionFor(row: Row, conversationId: string): { versionId: string | null; canary: boolean } {
  const { workflowId, canaryVersionId, canaryPercent, publishedVersionId } = row
  const canary = canaryVersionId !== null && isCanary(workflowId, conversationId, canaryPercent)
  return { versionId: canary ? canaryVersionId : publishedVersionId, canary }
}

async function readDefinitions(
  ctx: OrgContext,
  versionIds: string[],
): Promise<ReadonlyMap<string, Definition>> {
  if (kept.size + versionIds.length > mostKept) kept.clear()
  const unread = versionIds.filter((id) => !kept.has(id))
  if (unread.length > 0) {
    const versions = await ctx.db.workflowVersion.findMany({
      where: { id: { in: unread } },
      select: { id: true, definition: true },
    })
    for (const { id, definition } of versions) kept.set(id, definitionSchema.parse(definition))
  }
  return kept
}
