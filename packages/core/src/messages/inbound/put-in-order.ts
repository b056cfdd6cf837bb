import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'

type Misplaced = { id: string; conversationId: string; place: number }

export type Appended = {
  messageId: string
  /** it may have been written long before it came, even before answers of ours */
  fromProvider: boolean
  /** found where a mailbox was read backwards: no news to anybody */
  history: boolean
}

/**
 * Gives messages that came after younger ones of their conversation the place their time gives them, as when a
 * mailbox is read backwards, or when a worker died and others were faster. Many providers date mails to the second:
 * within it the order is that of the numbers their server gave them, where it numbers them, and else that in which
 * they were accepted, which the names of their raw forms end with. The caller holds the conversations' locks.
 */
export async function putInOrder(ctx: OrgContext, appended: Appended[]): Promise<void> {
  if (appended.length === 0) return
  const ids = appended.map(({ messageId }) => messageId)
  const fromProvider = appended.filter((one) => one.fromProvider).map(({ messageId }) => messageId)
  const history = appended.filter((one) => one.history).map(({ messageId }) => messageId)
  const misplaced = await ctx.db.$queryRaw<Misplaced[]>`
    SELECT m.id, m.conversation_id AS "conversationId", p.place
    FROM messages m CROSS JOIN LATERAL (
      SELECT min(o.sequence) AS place FROM messages o
      WHERE o.organization_id = m.organization_id AND o.conversation_id = m.conversation_id
        AND o.sequence < m.sequence AND (o.direction = 'inbound' OR m.id = ANY (${fromProvider}::uuid[]))
        AND (o.created_at > m.created_at OR (o.created_at = m.created_at AND o.direction = 'inbound'
          AND CASE WHEN ${folderOf('o')} = ${folderOf('m')} THEN ${numberOf('o')} > ${numberOf('m')}
            ELSE right(o.raw_key, 40) > right(m.raw_key, 40) END))
    ) p
    WHERE m.id = ANY (${ids}::uuid[]) AND p.place IS NOT NULL`
  for (const message of misplaced) await move(ctx, message, history.includes(message.id))
}

type Row = 'o' | 'm'

/** What a mail server numbers on its own: a folder, for as long as it keeps its numbers. Null where there are none. */
const folderOf = (row: Row) =>
  Prisma.raw(String.raw`substring(${row}.provider_message_id from '^(imap:.+;\d+);\d{1,10}$')`)
const numberOf = (row: Row) =>
  Prisma.raw(String.raw`substring(${row}.provider_message_id from ';(\d{1,10})$')::bigint`)

/** Two steps by way of negative numbers, since no two messages may have one place even for a moment. */
async function move(
  ctx: OrgContext,
  { id, conversationId, place }: Misplaced,
  history: boolean,
): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE messages SET sequence = -sequence
    WHERE conversation_id = ${conversationId}::uuid AND sequence >= ${place}
      AND sequence <= (SELECT sequence FROM messages WHERE id = ${id}::uuid)`
  await ctx.db.$executeRaw`
    UPDATE messages SET sequence = CASE WHEN id = ${id}::uuid THEN ${place} ELSE 1 - sequence END
    WHERE conversation_id = ${conversationId}::uuid AND sequence < 0`
  // Whoever had read as far as here has still read as much of what follows; but nobody has read what is new.
  await ctx.db.$executeRaw`
    UPDATE conversation_reads SET sequence = CASE WHEN ${history} THEN sequence + 1 ELSE ${place} - 1 END
    WHERE conversation_id = ${conversationId}::uuid AND sequence >= ${place}`
}
