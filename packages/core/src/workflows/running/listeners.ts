import type { OrgContext } from '../../context.ts'
import { type Definition, definitionSchema } from '../definition/definition.ts'
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
  publishedVersionId: string | null
  canaryVersionId: string | null
  canaryPercent: number
}

/** What was published stays as it is, so that a definition is read once for each process. */
const kept = new Map<string, Definition>()
const mostKept = 2_000

/**
 * The active workflows that hear of a trigger, in their order, each in the version that is for this conversation;
 * or the one an event is meant for.
 */
export async function findListeners(
  ctx: OrgContext,
  event: { trigger: TriggerName; conversationId: string; workflowId: string | null },
): Promise<Listener[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id AS "workflowId", name, published_version_id AS "publishedVersionId",
      canary_version_id AS "canaryVersionId", canary_percent AS "canaryPercent"
    FROM workflows
    WHERE active AND CASE WHEN ${event.workflowId}::uuid IS NULL THEN ${event.trigger} = ANY (hears)
      ELSE id = ${event.workflowId}::uuid END
    ORDER BY position, id`
  const chosen = rows.flatMap((row) => {
    const { workflowId, canaryVersionId, canaryPercent, publishedVersionId } = row
    const canary = canaryVersionId !== null && isCanary(workflowId, event.conversationId, canaryPercent)
    const versionId = canary ? canaryVersionId : publishedVersionId
    return versionId === null ? [] : [{ workflowId, name: row.name, versionId, canary }]
  })
  await readDefinitions(
    ctx,
    chosen.map(({ versionId }) => versionId),
  )
  return chosen.flatMap((one) => {
    const definition = kept.get(one.versionId)
    return definition ? [{ ...one, definition }] : []
  })
}

async function readDefinitions(ctx: OrgContext, versionIds: string[]): Promise<void> {
  const missing = versionIds.filter((id) => !kept.has(id))
  if (missing.length === 0) return
  const versions = await ctx.db.workflowVersion.findMany({
    where: { id: { in: missing } },
    select: { id: true, definition: true },
  })
  if (kept.size > mostKept) kept.clear()
  for (const { id, definition } of versions) kept.set(id, definitionSchema.parse(definition))
}
