import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'

/**
 * Throws Conflict when somebody else has answered a conversation after the message a writer has read. Forwards and
 * receipts are no answers, and neither is what was taken back.
 */
export async function refuseAnswered(ctx: OrgContext, conversationId: string, seen: string): Promise<void> {
  const read = await ctx.db.message.findUnique({
    where: { id: seen },
    select: { conversationId: true, sequence: true },
  })
  if (!read) throw new NotFound('The message')
  // Its message was moved elsewhere meanwhile, where nothing tells what came after it here.
  if (read.conversationId !== conversationId) return
  const me = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const [answer] = await ctx.db.$queryRaw<{ name: string | null; seconds: number }[]>`
    SELECT p.name, greatest(extract(epoch FROM clock_timestamp() - m.created_at), 0)::float AS seconds
    FROM messages m
    JOIN deliveries d ON d.message_id = m.id AND d.state <> 'undone'
    LEFT JOIN members p ON p.id = m.author_id
    WHERE m.conversation_id = ${conversationId}::uuid AND m.sequence > ${read.sequence}
      AND m.direction = 'outbound' AND m.threading->>'verdict' IN ('reply', 'answer')
      AND m.author_id IS DISTINCT FROM ${me}::uuid
    ORDER BY m.sequence DESC LIMIT 1`
  if (answer)
    throw new Conflict(
      `${answer.name ?? 'Somebody else'} answered ${agoOf(answer.seconds)}`,
      'answered_meanwhile',
    )
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

function agoOf(seconds: number): string {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1]
  const count = Math.max(1, Math.floor(seconds / size))
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}
