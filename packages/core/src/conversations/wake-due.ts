import { asSystem, inOrganization } from '../context.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { recordEvent } from './record-event.ts'

type Due = { id: string; organizationId: string }

/** Wakes conversations whose snooze is over, each in its own organization's transaction. */
export async function wakeDueConversations(): Promise<number> {
  const due = await asSystem(
    'find snoozes that are over',
    (db) =>
      db.$queryRaw<Due[]>`
        SELECT id, organization_id AS "organizationId" FROM conversations
        WHERE snoozed_until <= now() AND merged_into_id IS NULL ORDER BY snoozed_until LIMIT 500`,
  )
  for (const { id, organizationId } of due) {
    await inOrganization({ organizationId, actor: { type: 'system', name: 'schedule' } }, async (ctx) => {
      const count = await ctx.db.$executeRaw`
        UPDATE conversations SET snoozed_until = NULL WHERE id = ${id}::uuid AND snoozed_until <= now()`
      if (count === 0) return
      await keepClocks(ctx, [id])
      await recordEvent(ctx, id, 'woken', { reason: 'time' })
      ctx.emit({ type: 'conversation.updated', conversationId: id })
    })
  }
  return due.length
}
