import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { recordIncident } from '../mailboxes/health/incidents.ts'
import { readOwnAddresses } from '../recipients/ours.ts'
import { takeTurn } from '../take-turn.ts'
import { mayAnswer, type Sent, type Trigger, type Verdict } from './may-answer.ts'

type Input = {
  kind: string
  trigger: Trigger
  conversationId: string
  mailboxId: string
  now: Date
}

/** A mail that comes this soon after one of ours was not typed. */
const echoSeconds = 120
const muteHours = 24

/**
 * Asks whether a mail may leave by itself and writes the answer down, one question of an organization at a time.
 * Two robots that talk are separated for a day; admins hear of that, and of a spent budget, once.
 */
export async function guardAutomaticMail(ctx: OrgContext, input: Input): Promise<Verdict> {
  await takeTurn(ctx, `automatic/${ctx.organizationId}`)
  const sent = await readSent(ctx, input)
  const ours = await readOwnAddresses(ctx)
  const verdict = mayAnswer({ trigger: input.trigger, sent, ours, now: input.now })
  await record(ctx, input, { kind: input.kind, verdict })
  if (verdict === 'loop') {
    await record(ctx, input, { kind: 'mute', verdict })
    await recordIncident(
      ctx,
      input.mailboxId,
      'mail_loop',
      `Mail to ${input.trigger.from} is muted for a day`,
    )
  }
  if (verdict === 'organization_cap') await recordIncident(ctx, input.mailboxId, 'automatic_mail_capped', '')
  return verdict
}

async function readSent(ctx: OrgContext, input: Input): Promise<Sent> {
  const { kind, trigger, conversationId, mailboxId, now } = input
  const recipient = trigger.from.toLowerCase()
  const [row] = await ctx.db.$queryRaw<[Sent]>`
    SELECT
      (SELECT count(*)::int FROM automatic_mails WHERE recipient = ${recipient} AND verdict = 'sent'
        AND created_at > ${now}::timestamptz - interval '1 day') AS "toRecipientToday",
      (SELECT count(*)::int FROM automatic_mails WHERE conversation_id = ${conversationId}::uuid
        AND kind = ${kind} AND verdict = 'sent') AS "inConversation",
      (SELECT count(*)::int FROM automatic_mails WHERE verdict = 'sent'
        AND created_at > ${now}::timestamptz - interval '1 hour') AS "byOrganizationThisHour",
      EXISTS (SELECT FROM automatic_mails WHERE recipient = ${recipient} AND kind = 'mute'
        AND created_at > ${now}::timestamptz - make_interval(hours => ${muteHours}::int)) AS muted,
      (SELECT count(*)::int FROM automatic_mails a WHERE a.recipient = ${recipient} AND a.verdict = 'sent'
        AND a.created_at > ${now}::timestamptz - interval '1 day'
        AND EXISTS (SELECT FROM messages m JOIN conversations c
            ON c.organization_id = m.organization_id AND c.id = m.conversation_id
          JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
          WHERE k.email = ${recipient} AND m.direction = 'inbound' AND m.created_at > a.created_at
            AND m.created_at < a.created_at + make_interval(secs => ${echoSeconds}::int))) AS echoes,
      EXISTS (SELECT FROM suppressions WHERE address = ${recipient}) AS suppressed,
      EXISTS (SELECT FROM mailboxes WHERE id = ${mailboxId}::uuid AND channel = 'forwarding'
        AND proven_at IS NULL) AS unproven`
  return row
}

async function record(
  ctx: OrgContext,
  { trigger, conversationId, now }: Input,
  { kind, verdict }: { kind: string; verdict: Verdict },
): Promise<void> {
  await ctx.db.automaticMail.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId,
      kind,
      recipient: trigger.from.toLowerCase().slice(0, 320),
      verdict,
      createdAt: now,
    },
  })
}
