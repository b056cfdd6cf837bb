import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { looksLikeToken, numberOfToken } from '../threading/token.ts'
import type { Report } from './read-report.ts'

/** The message a report is about. `proven` when it shows something that only our mail carried. */
export type Tie = { messageId: string; conversationId: string; evidence: string; proven: boolean }

type Found = { messageId: string; conversationId: string }

/** How long after a mail a server may still report on it. */
const longestDays = 7

const sentMessages = Prisma.sql`
  SELECT m.id AS "messageId", m.conversation_id AS "conversationId"
  FROM messages m JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id`

/**
 * Finds the mail of ours that a report is about: by its Message-ID, by the signed token of its reply address, or
 * by who was written to shortly before. The last proves nothing, since anybody may claim it.
 */
export async function tieReport(
  ctx: OrgContext,
  {
    report,
    mailboxId,
    receivedAt,
    named,
  }: { report: Report; mailboxId: string; receivedAt: Date; named: string[] },
): Promise<Tie | null> {
  const byId = await byMessageId(ctx, [...report.original.messageIds, ...named])
  if (byId) return { ...byId, evidence: 'reports on a mail of ours by its Message-ID', proven: true }
  const addresses = report.recipients.map(({ address }) => address)
  const byToken = await byReplyAddress(ctx, report.original.tags, addresses)
  if (byToken) return { ...byToken, evidence: 'reports on a mail by its signed reply address', proven: true }
  const recent = await byRecipient(ctx, { mailboxId, addresses, receivedAt })
  if (!recent) return null
  return { ...recent, evidence: 'reports on the last mail to that address', proven: false }
}

async function byMessageId(ctx: OrgContext, ids: string[]): Promise<Found | undefined> {
  if (ids.length === 0) return undefined
  const [row] = await ctx.db.$queryRaw<Found[]>`
    ${sentMessages} WHERE m.message_id = ANY (${ids}::text[]) AND m.direction = 'outbound'
    ORDER BY m.created_at DESC LIMIT 1`
  return row
}

async function byReplyAddress(
  ctx: OrgContext,
  tags: string[],
  addresses: string[],
): Promise<Found | undefined> {
  const numbers = tags.filter(looksLikeToken).flatMap((tag) => numberOfToken(ctx.organizationId, tag) ?? [])
  if (numbers.length === 0) return undefined
  const [row] = await ctx.db.$queryRaw<Found[]>`
    ${sentMessages} JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    WHERE c.number = ANY (${numbers}::int[])
    ORDER BY d.recipients && ${addresses}::text[] DESC, m.created_at DESC LIMIT 1`
  return row
}

async function byRecipient(
  ctx: OrgContext,
  { mailboxId, addresses, receivedAt }: { mailboxId: string; addresses: string[]; receivedAt: Date },
): Promise<Found | undefined> {
  if (addresses.length === 0) return undefined
  const [row] = await ctx.db.$queryRaw<Found[]>`
    ${sentMessages} JOIN delivery_recipients r ON r.organization_id = m.organization_id AND r.message_id = m.id
    WHERE r.address = ANY (${addresses}::text[]) AND r.state IN ('sent', 'delayed', 'unknown')
      AND m.mailbox_id = ${mailboxId}::uuid AND m.created_at <= ${receivedAt}
      AND m.created_at > ${receivedAt}::timestamptz - make_interval(days => ${longestDays}::int)
    ORDER BY m.created_at DESC LIMIT 1`
  return row
}
