import { normalizeSubject } from '@frontdesk/integrations/email/thread-headers'
import { newId } from '@frontdesk/runtime/id'
import { upsertContact } from '../../contacts/upsert.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { findConversation } from '../query/find.ts'
import type { MoveView } from '../query/moves.ts'
import { refuseMerged } from './merge.ts'
import { recordMove } from './record-move.ts'
import { relocate } from './relocate.ts'
import { type ConversationState, lockStates, readState } from './state.ts'

type SplitInput = { conversation: string; messageIds: string[]; subject?: string | undefined }

/**
 * Moves some messages of a conversation into a new one, with whoever wrote the first of them as its contact. At
 * least one message stays behind. Can be undone for 30 days.
 */
export async function split(ctx: OrgContext, input: SplitInput): Promise<MoveView> {
  require(ctx, 'conversations:update')
  const { id } = await findConversation(ctx, input.conversation)
  const [source] = await lockStates(ctx, [id])
  if (!source) throw new NotFound('The conversation')
  refuseMerged(source)
  const wanted = new Set(input.messageIds)
  const messageIds = source.messages.filter((message) => wanted.has(message.id)).map((message) => message.id)
  if (messageIds.length < wanted.size) throw new NotFound('The message')
  if (messageIds.length === source.messages.length)
    throw new Invalid('At least one message stays in the conversation', 'messageIds')
  const target = await readState(ctx, await openBeside(ctx, source, messageIds, input.subject))
  await relocate(ctx, { source, target, messageIds })
  ctx.emit({ type: 'conversation.created', conversationId: target.id })
  return recordMove(ctx, { kind: 'split', before: { source, target }, messageIds, carried: null })
}

/** An empty conversation for the messages, judged as the newest of them was. */
async function openBeside(
  ctx: OrgContext,
  source: ConversationState,
  messageIds: string[],
  subject: string | undefined,
): Promise<string> {
  const messages = await ctx.db.message.findMany({
    where: { id: { in: messageIds } },
    orderBy: { sequence: 'asc' },
    select: {
      direction: true,
      fromAddress: true,
      fromName: true,
      subject: true,
      mailboxId: true,
      createdAt: true,
    },
  })
  const asked = messages.find(({ direction }) => direction === 'inbound')
  const first = asked ?? messages[0]
  if (!first) throw new NotFound('The message')
  const contactId = asked
    ? await upsertContact(ctx, { name: asked.fromName, address: asked.fromAddress })
    : source.contactId
  const id = newId()
  const title = storable(subject ?? (normalizeSubject(first.subject) || source.subject))
  await ctx.db.$executeRaw`
    WITH n AS (
      UPDATE organizations SET next_number = next_number + 1 WHERE id = ${ctx.organizationId}::uuid
      RETURNING next_number - 1 AS number
    ), j AS (
      SELECT route, category_id, confidence, sentiment, severity, language, by FROM classifications
      WHERE message_id = ANY (${messageIds}::uuid[]) ORDER BY created_at DESC LIMIT 1
    )
    INSERT INTO conversations (id, organization_id, number, mailbox_id, contact_id, assignee_id, team_id, channel, subject,
      priority, last_message_at, route, category_id, confidence, sentiment, severity, language, classified_by)
    SELECT ${id}::uuid, ${ctx.organizationId}::uuid, n.number, ${first.mailboxId}::uuid, ${contactId}::uuid,
      s.assignee_id, s.team_id, s.channel, ${title}, s.priority, ${first.createdAt},
      j.route, j.category_id, j.confidence, j.sentiment, j.severity, j.language, j.by
    FROM n JOIN conversations s ON s.id = ${source.id}::uuid LEFT JOIN j ON true`
  return id
}
