import type { BouncedRecipient } from '@frontdesk/integrations/email/parse-bounce'
import type { OrgContext } from '../context.ts'
import { alertUndelivered } from '../deliveries/alert.ts'
import { wordsOf } from '../deliveries/outcome/reason-words.ts'
import { openRecipients, type RecipientChange, writeRecipients } from '../deliveries/recipients.ts'
import { suppress } from '../suppressions/add.ts'
import type { Report } from './read-report.ts'
import type { Tie } from './tie-report.ts'

type Input = { report: Report; tie: Tie; reportMessageId: string }
type Change = RecipientChange & { final: boolean }
type Known = { address: string; state: string; permanent: boolean | null }

/**
 * Shows on the message what became of its recipients. Who can never be reached, or complains, is not written to
 * again. When the mail will not arrive the conversation comes back and the sender is told, once; a delay and a
 * full mailbox are only shown.
 */
export async function recordReport(ctx: OrgContext, { report, tie, reportMessageId }: Input): Promise<void> {
  const { messageId, conversationId } = tie
  await openRecipients(ctx, messageId)
  const known = await ctx.db.deliveryRecipient.findMany({
    where: { messageId },
    select: { address: true, state: true, permanent: true },
  })
  const changes = changesOf(report, known).map((change) => ({ ...change, reportMessageId }))
  if (changes.length === 0) return
  await writeRecipients(ctx, messageId, changes)
  ctx.emit({ type: 'delivery.changed', conversationId, messageId })
  const final = changes.filter((change) => change.final)
  if (final.length === 0) return
  const complained = report.kind === 'feedback'
  for (const { address, permanent } of tie.proven ? final : []) {
    if (permanent)
      await suppress(ctx, { address, reason: complained ? 'complaint' : 'hard_bounce', messageId })
  }
  await alertUndelivered(ctx, {
    messageId,
    type: complained ? 'complained' : 'bounced',
    detail: {
      addresses: final.map(({ address }) => address),
      error: final[0]?.reason ?? '',
      reportMessageId,
    },
  })
}

/** What the report says of recipients this mail really had, each once, and only what is news. */
function changesOf(report: Report, known: Known[]): Change[] {
  const [only, ...others] = known
  const changes = new Map<string, Change>()
  for (const reported of report.recipients) {
    // A server may name the address that the one we wrote to is forwarded to.
    const person = known.find(({ address }) => address === reported.address.toLowerCase())
    const target = person ?? (others.length === 0 ? only : undefined)
    const change = target && changeOf(report.kind, reported, target)
    if (change) changes.set(change.address, change)
  }
  if (report.recipients.length === 0 && only && others.length === 0 && report.kind === 'feedback') {
    const unnamed = {
      address: only.address,
      action: 'failed',
      status: '',
      reason: 'feedback',
      permanent: false,
    } as const
    const change = changeOf('feedback', unnamed, only)
    if (change) changes.set(change.address, change)
  }
  return [...changes.values()]
}

function changeOf(kind: Report['kind'], reported: BouncedRecipient, person: Known): Change | null {
  const over = (person.state === 'bounced' || person.state === 'complained') && person.permanent === true
  if (over) return null
  const { address } = person
  const reason = wordsOf(reported.reason)
  const detail = [reported.status, reported.reason].filter(Boolean).join(' ')
  if (kind === 'feedback')
    return { address, state: 'complained', reason, detail, permanent: true, final: true }
  const { action, permanent } = reported
  if (action === 'failed')
    return { address, state: 'bounced', reason, detail, permanent, final: isFinal(reported) }
  return action === 'delayed'
    ? { address, state: 'delayed', reason, detail, permanent: false, final: false }
    : null
}

/** This mail will not arrive, even where a later one may. A full mailbox is emptied again. */
function isFinal({ permanent, status, reason }: BouncedRecipient): boolean {
  return permanent || (status.startsWith('5') && reason !== 'mailbox_full')
}
