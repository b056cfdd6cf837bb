import { logger } from '@frontdesk/runtime/logger'
import { inOrganization } from '../../../context.ts'
import { takeGroup } from './group.ts'

type Input = { organizationId: string; conversationIds: string[]; mostEvents: number }

/** How long an organization's steps are taken carefully after one has failed, and how many are remembered. */
const carefulMs = 60_000
const mostKept = 1_000
const carefulUntil = new Map<string, number>()

/**
 * Answers what waits in a few conversations, whatever fails: first quickly, then so that a step that fails is undone
 * alone, then each event by itself. One that fails even then is set aside, with a job of its own. Returns how many
 * events were answered or set aside.
 */
export async function takeSafely(input: Input): Promise<number> {
  const { organizationId, conversationIds } = input
  if ((carefulUntil.get(organizationId) ?? 0) < performance.now()) {
    try {
      return await takeGroup({ ...input, careful: false })
    } catch {
      if (carefulUntil.size >= mostKept) carefulUntil.clear()
      carefulUntil.set(organizationId, performance.now() + carefulMs)
    }
  }
  try {
    return await takeGroup({ ...input, careful: true })
  } catch (error) {
    logger.warn({ error, conversations: conversationIds.length }, 'events are answered one by one')
    let answered = 0
    for (const conversationId of conversationIds) answered += await takeAlone(organizationId, conversationId)
    return answered
  }
}

async function takeAlone(organizationId: string, conversationId: string): Promise<number> {
  try {
    return await takeGroup({
      organizationId,
      conversationIds: [conversationId],
      careful: true,
      mostEvents: 1,
    })
  } catch (error) {
    logger.warn({ error }, 'an event is set aside')
    return setAside(organizationId, conversationId)
  }
}

/**
 * The first event that waits in a conversation is tried again by itself, and the others no longer wait for it. What
 * another worker has answered or set aside by the time its row can be had stays as that worker left it.
 */
async function setAside(organizationId: string, conversationId: string): Promise<number> {
  const who = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  return inOrganization(who, async (ctx) => {
    const rows = await ctx.db.$queryRaw<{ id: string }[]>`
      UPDATE workflow_events SET set_aside_at = now() WHERE id = (
        SELECT id FROM workflow_events WHERE conversation_id = ${conversationId}::uuid AND done_at IS NULL
          AND set_aside_at IS NULL ORDER BY id LIMIT 1) AND done_at IS NULL AND set_aside_at IS NULL
      RETURNING id`
    for (const { id } of rows) ctx.emit({ type: 'workflow_event.set_aside', eventId: id })
    return rows.length
  })
}
