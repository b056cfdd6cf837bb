import { newId } from '@frontdesk/runtime/id'
import { inOrganization, type OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'
import type { Names } from '../actions/action.ts'
import { type Definition, definitionSchema } from '../definition/definition.ts'
import type { Facts } from '../facts/facts.ts'
import { readNames } from '../facts/names.ts'
import { readPastFacts } from '../facts/past.ts'
import { triggerOf } from '../triggers/registry.ts'
import { compareOutcomes, type Difference } from './compare.ts'
import { type Simulated, simulate } from './simulate.ts'

const portion = 25

type Replay = {
  id: string
  definition: Definition
  comparedWith: Definition | null
  conversationIds: string[]
  lookedAt: number
  counts: Record<string, number>
}

/** Tries the next portion of a trial's conversations, and promises the one after it. */
export async function replayWorkflow(input: { organizationId: string; replayId: string }): Promise<void> {
  const who = { organizationId: input.organizationId, actor: { type: 'system', name: 'workflows' } } as const
  await inOrganization(who, async (ctx) => {
    const replay = await lockReplay(ctx, input.replayId)
    if (!replay) return
    const ids = replay.conversationIds.slice(replay.lookedAt, replay.lookedAt + portion)
    const trigger = replay.definition.trigger.on
    const facts = await readPastFacts(ctx, { conversationIds: ids, trigger })
    const names = await readNames(ctx)
    const results = ids.flatMap((id) => {
      const found = facts.get(id)
      return found ? [tryOn(replay, found, names)] : []
    })
    await keepResults(ctx, replay, results)
    await moveOn(ctx, replay, { lookedAt: replay.lookedAt + ids.length, results })
  })
}

async function lockReplay(ctx: OrgContext, id: string): Promise<Replay | null> {
  const [row] = await ctx.db.$queryRaw<
    (Omit<Replay, 'definition' | 'comparedWith'> & { definition: unknown; comparedWith: unknown })[]
  >`
    SELECT id, definition, compared_with AS "comparedWith", conversation_ids AS "conversationIds",
      looked_at AS "lookedAt", counts
    FROM workflow_replays WHERE id = ${id}::uuid AND state = 'running' FOR UPDATE`
  if (!row) return null
  return {
    ...row,
    definition: definitionSchema.parse(row.definition),
    comparedWith: row.comparedWith === null ? null : definitionSchema.parse(row.comparedWith),
  }
}

type Result = {
  conversationId: string
  messageId: string | null
  matched: boolean
  different: boolean
  verdict: Simulated['verdict']
  does: string[]
  would: string[]
  differences: Difference[]
}

function tryOn({ definition, comparedWith }: Replay, facts: Facts, names: Names): Result {
  const after = simulateTriggered(definition, facts, names)
  const before = comparedWith
    ? simulateTriggered(comparedWith, facts, names)
    : { ...after, does: [], replies: [], conversation: facts.conversation }
  const differences = compareOutcomes(before, after, names)
  return {
    conversationId: facts.conversation.id,
    messageId: facts.message?.id ?? null,
    matched: after.matched,
    different: differences.length > 0,
    verdict: after.verdict,
    does: before.does,
    would: after.does,
    differences,
  }
}

/** What only a message decides is asked of the past as well; of a change of status or tags there is nothing left. */
function simulateTriggered(definition: Definition, facts: Facts, names: Names): Simulated {
  const { on, with: parameters } = definition.trigger
  const meant = on !== 'message_arrived' || triggerOf(on).accepts(parameters, facts)
  const simulated = simulate(definition, facts, names)
  return meant
    ? simulated
    : { ...simulated, matched: false, does: [], replies: [], conversation: facts.conversation }
}

async function keepResults(ctx: OrgContext, { id }: Replay, results: Result[]): Promise<void> {
  const rows = results.map((result) => ({ ...result, id: newId() }))
  await ctx.db.$executeRaw`
    INSERT INTO workflow_replay_results (id, organization_id, replay_id, conversation_id, message_id, matched,
      different, verdict, does, would, differences)
    SELECT r.id, ${ctx.organizationId}::uuid, ${id}::uuid, r."conversationId", r."messageId", r.matched, r.different,
      r.verdict, r.does, r.would, r.differences
    FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "conversationId" uuid, "messageId" uuid,
      matched boolean, different boolean, verdict jsonb, does jsonb, would jsonb, differences jsonb)
    ON CONFLICT (organization_id, replay_id, conversation_id) DO NOTHING`
}

async function moveOn(
  ctx: OrgContext,
  replay: Replay,
  { lookedAt, results }: { lookedAt: number; results: Result[] },
): Promise<void> {
  const counts = { ...replay.counts }
  for (const { field } of results.flatMap(({ differences }) => differences))
    counts[field] = (counts[field] ?? 0) + 1
  const over = lookedAt >= replay.conversationIds.length
  await ctx.db.workflowReplay.update({
    where: { id: replay.id },
    data: {
      lookedAt,
      counts,
      matched: { increment: results.filter(({ matched }) => matched).length },
      different: { increment: results.filter(({ different }) => different).length },
      ...(over ? { state: 'done', finishedAt: new Date() } : {}),
    },
  })
  ctx.emit({ type: 'workflow_replay.changed', replayId: replay.id })
  if (!over) ctx.emit({ type: 'workflow_replay.continued', replayId: replay.id })
}
