import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { noteMoments } from '../../reports/counting/mark-days.ts'
import { findExactly, lockConversation } from '../query/find.ts'
import { contentsOf } from './contents.ts'

/**
 * Deletes a conversation with its messages, notes, drafts and files, and whatever was merged into it. Replies that
 * have not left are cancelled; while one is leaving it is refused. Records of compliance and the audit log stay, and
 * so does the note that its mails arrived, so that no mailbox brings them back.
 */
export async function deleteConversation(ctx: OrgContext, input: { conversation: string }): Promise<void> {
  require(ctx, 'conversations:delete')
  const { mergedIntoId } = await findExactly(ctx, input.conversation)
  if (mergedIntoId !== null)
    throw new Conflict(
      'Its messages are elsewhere since it was merged: undo that first, or delete where they are',
    )
  const { id, number, contactId } = await lockConversation(ctx, input.conversation)
  await refuseWhileLeaving(ctx, id)
  const contents = await contentsOf(ctx, id)
  const keys = await filesOf(ctx, id)
  await noteMoments(ctx, [id])
  await cancelPromises(ctx, id)
  await ctx.db.$executeRaw`
    UPDATE inbound_mails SET state = 'discarded', envelope_from = '', error = NULL
    WHERE message_id IN (SELECT id FROM messages WHERE conversation_id = ${id}::uuid)`
  await ctx.db.conversation.deleteMany({ where: { OR: [{ id }, { mergedIntoId: id }] } })
  for (const key of keys) ctx.emit({ type: 'file.unneeded', key })
  await writeAudit(ctx, {
    action: 'conversation.delete',
    subjectType: 'conversation',
    subjectId: id,
    before: { number, contactId, ...contents },
  })
  ctx.emit({ type: 'conversation.deleted', conversationId: id })
}

/** The rows of deliveries stay locked, so that none begins to leave meanwhile. */
async function refuseWhileLeaving(ctx: OrgContext, id: string): Promise<void> {
  const leaving = await ctx.db.$queryRaw<{ state: string }[]>`
    SELECT d.state::text AS state FROM deliveries d JOIN messages m ON m.id = d.message_id
    WHERE m.conversation_id = ${id}::uuid ORDER BY d.message_id FOR UPDATE OF d`
  if (leaving.some(({ state }) => state === 'sending'))
    throw new Conflict('A mail of this conversation is leaving at this moment: try again in a minute')
}

async function filesOf(ctx: OrgContext, id: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ key: string }[]>`
    SELECT a.storage_key AS key FROM attachments a JOIN messages m ON m.id = a.message_id
      WHERE m.conversation_id = ${id}::uuid
    UNION SELECT raw_key FROM messages WHERE conversation_id = ${id}::uuid AND raw_key IS NOT NULL
    UNION SELECT i.raw_key FROM inbound_mails i JOIN messages m ON m.id = i.message_id
      WHERE m.conversation_id = ${id}::uuid`
  return rows.map(({ key }) => key)
}

/** What was to be done about it is done: its rows are gone, and nobody has to look into a failed job. */
async function cancelPromises(ctx: OrgContext, id: string): Promise<void> {
  await ctx.db.$executeRaw`
    WITH gone AS (
      SELECT ${id}::text AS id
      UNION ALL SELECT id::text FROM messages WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM draft_reviews WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM draft_requests WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM service_actions WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM csat_requests WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM workflow_events WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM workflow_runs WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT id::text FROM workflow_timers WHERE conversation_id = ${id}::uuid
      UNION ALL SELECT r.id::text FROM workflow_replies r JOIN messages m ON m.id = r.message_id
        WHERE m.conversation_id = ${id}::uuid)
    UPDATE outbox SET done_at = now()
    WHERE done_at IS NULL AND EXISTS (
      SELECT 1 FROM jsonb_each_text(payload) AS p (name, value) JOIN gone ON gone.id = p.value)`
}
