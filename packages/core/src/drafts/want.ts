import type { OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { require } from '../permissions.ts'

/** A message nobody has asked an answer for. */
type Wanted = { conversationId: string; messageId: string }

/**
 * Wants a draft for a message without anybody having asked for it, unless something speaks against that: then it
 * says what. A `held` draft is a person's to send, however good it is.
 */
export async function wantDraft(
  ctx: OrgContext,
  { held, ...wanted }: Wanted & { held: boolean },
): Promise<string | null> {
  require(ctx, 'conversations:reply')
  const reason = await reasonAgainst(ctx, wanted.messageId)
  if (reason === null) ctx.emit({ type: 'draft.wanted', ...wanted, held })
  return reason
}

/** The same for next steps, which somebody may have asked for. */
export async function wantNextSteps(
  ctx: OrgContext,
  { asked, ...wanted }: Wanted & { asked: boolean },
): Promise<string | null> {
  require(ctx, 'conversations:reply')
  const reason = asked ? null : await reasonAgainst(ctx, wanted.messageId)
  if (reason === null) ctx.emit({ type: 'next_steps.wanted', ...wanted })
  return reason
}

type Signs = { written: boolean; spam: boolean; drafts: boolean; nullSender: boolean; old: boolean }

/** What speaks against an answer nobody asked for. A mail without an envelope sender wants none (RFC 5321, 4.5.5). */
const against: readonly (readonly [keyof Signs, boolean, string])[] = [
  ['written', false, 'no person wrote the message'],
  ['spam', true, 'the conversation is spam'],
  ['drafts', false, 'drafts are switched off for your organization'],
  ['nullSender', true, 'the mail wants no answer'],
  ['old', true, 'the message is from before the mailbox was connected'],
]

async function reasonAgainst(ctx: OrgContext, messageId: string): Promise<string | null> {
  const [signs] = await ctx.db.$queryRaw<Signs[]>`
    SELECT m.direction = 'inbound' AND m.auto_kind = ANY (${[...writtenByPeople]}) AS written, c.spam,
      o.draft_replies AS drafts, coalesce(i."nullSender", false) AS "nullSender", coalesce(i.old, false) AS old
    FROM messages m
    JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN LATERAL (
      SELECT bool_or(x.envelope_from = '') AS "nullSender", bool_or(x.origin->>'history' IS NOT NULL) AS old
      FROM inbound_mails x WHERE x.organization_id = m.organization_id AND x.message_id = m.id) i ON true
    WHERE m.id = ${messageId}::uuid`
  if (!signs) return 'the message is gone'
  return against.find(([sign, value]) => signs[sign] === value)?.[2] ?? null
}
