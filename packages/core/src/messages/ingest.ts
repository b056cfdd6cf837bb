import type { SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { type Tie, tieReport } from '../bounces/tie-report.ts'
import { placeContacts } from '../companies/place-contacts.ts'
import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { tellFollowers } from '../followers/tell.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import type { Threading } from '../threading/decide.ts'
import { joinConversations } from '../threading/join-conversations.ts'
import { linkConversations } from '../threading/link-conversations.ts'
import { takeTurns } from '../threading/take-turns.ts'
import { threadMails } from '../threading/thread-mails.ts'
import { independent, toThread } from '../threading/to-thread.ts'
import type { Outcome } from '../together.ts'
import { raiseArrivals } from '../workflows/arrivals.ts'
import { type ClaimedMail, claimMails } from './inbound/claim-mails.ts'
import { contactOf } from './inbound/contact-of.ts'
import { followUp } from './inbound/follow-up.ts'
import { judgeTrust, readOurs } from './inbound/judge-trust.ts'
import { discardOwnMail, isOwnMail } from './inbound/own-mail.ts'
import { type Appended, putInOrder } from './inbound/put-in-order.ts'
import { type ReceivedMail, senderOf } from './inbound/received-mail.ts'
import { type InboundRow, type StoredFile, type Written, writeInbound } from './inbound/write-inbound.ts'
import { writeSentMail } from './sent-elsewhere/write.ts'
import { isWrittenByPerson } from './written-by-people.ts'

export type { StoredFile }
export type IngestInput = { inboundMailId: string; mail: ReceivedMail; files: StoredFile[]; rawKey: string }
export type Ingested = { messageId: string } | null

type Person = { name: string; address: string }
type Mail = IngestInput &
  ClaimedMail & { sender: Person; contact: Person; trust: SenderTrust; tie: Tie | null }

/**
 * Writes accepted mails as messages: decides their conversations, locks or opens them, and promises what comes
 * next. Null for a mail where another run was first, and for one of our own that came back.
 */
export async function ingest(ctx: OrgContext, inputs: IngestInput[]): Promise<Outcome<Ingested>[]> {
  const written = new Map<string, Written>()
  const mails = await takeUp(ctx, inputs)
  let waiting = mails
  while (waiting.length > 0) {
    const rows = await nextRows(ctx, waiting)
    const results = await writeInbound(ctx, rows)
    await putInOrder(ctx, appended(rows, results))
    const placed = withThreading(rows, results)
    await linkConversations(ctx, placed)
    const merged = await joinConversations(ctx, placed)
    for (const row of results) {
      const conversationId = merged.get(row.conversationId) ?? row.conversationId
      written.set(row.inboundMailId, { ...row, conversationId })
    }
    waiting = waiting.filter(({ inboundMailId }) => !written.has(inboundMailId))
  }
  await followUp(ctx, mails, written)
  await placeContacts(ctx, firms(mails))
  const arrived = news(mails, written)
  await raiseArrivals(ctx, arrived)
  await tellFollowers(ctx, continued(arrived))
  await keepClocks(ctx, [...new Set([...written.values()].map(({ conversationId }) => conversationId))])
  const outcomes: Outcome<Ingested>[] = []
  for (const { inboundMailId, mail } of inputs) {
    const row = written.get(inboundMailId)
    // The same mail may be in a group twice; the second run has written nothing.
    written.delete(inboundMailId)
    outcomes.push(row ? await conclude(ctx, row, mail) : { result: null, events: [] })
  }
  return outcomes
}

/** Mail of the past, found where a mailbox is being read backwards, sets nothing off. */
function news(mails: Mail[], written: ReadonlyMap<string, Written>): Written[] {
  return mails.flatMap(({ inboundMailId, origin }) => {
    const row = written.get(inboundMailId)
    return row && !(origin.via === 'provider' && origin.history === true) ? [row] : []
  })
}

/** Of a conversation that was reopened they hear as of a change. */
function continued(arrived: Written[]): Parameters<typeof tellFollowers>[1] {
  return arrived
    .filter(({ opened, reopened }) => !opened && !reopened)
    .map(({ conversationId, messageId }) => ({ conversationId, cause: 'message', causeId: messageId }))
}

/** Who writes as a person, and whom nothing speaks against, belongs to their domain's company. */
function firms(mails: Mail[]): string[] {
  return mails
    .filter(
      ({ mail, trust }) =>
        mail.auto.kind === 'human' && trust.verdict !== 'forged' && trust.verdict !== 'suspicious',
    )
    .map(({ contact }) => contact.address)
}

function appended(rows: InboundRow[], results: Written[]): Appended[] {
  const originOf = new Map(rows.map(({ inboundMailId, origin }) => [inboundMailId, origin]))
  return results
    .filter(({ opened }) => !opened)
    .map(({ inboundMailId, messageId }) => {
      const origin = originOf.get(inboundMailId)
      const fromProvider = origin?.via === 'provider'
      return { messageId, fromProvider, history: fromProvider && origin.history === true }
    })
}

function withThreading(rows: InboundRow[], results: Written[]) {
  const conversationOf = new Map(results.map((row) => [row.inboundMailId, row.conversationId]))
  return rows.map(({ inboundMailId, threading: { links, joins } }) => ({
    conversationId: conversationOf.get(inboundMailId) ?? '',
    links,
    joins,
  }))
}

/** The mails that are ours to write, each once. */
async function takeUp(ctx: OrgContext, inputs: IngestInput[]): Promise<Mail[]> {
  const claimed = await claimMails(
    ctx,
    inputs.map(({ inboundMailId }) => inboundMailId),
  )
  const ours = await readOurs(ctx)
  const found = inputs.flatMap((input) => {
    const row = claimed.get(input.inboundMailId)
    claimed.delete(input.inboundMailId)
    if (!row) return []
    return [{ ...input, ...row, contact: contactOf(input.mail, row.envelopeFrom, ours.addresses) }]
  })
  await takeTurns(ctx, found)
  const mails: Mail[] = []
  for (const mail of found) {
    if (mail.origin.via === 'provider' && mail.origin.sent && (await writeSentMail(ctx, mail))) continue
    if (await isOwnMail(ctx, mail.mail, mail.mailboxAddress)) {
      await discardOwnMail(ctx, mail.inboundMailId)
      continue
    }
    const { mailboxId, receivedAt } = mail
    const { report, named, parsed } = mail.mail
    const tie = report && (await tieReport(ctx, { report, mailboxId, receivedAt, named }))
    const sender = senderOf(parsed, mail.envelopeFrom)
    mails.push({ ...mail, sender, trust: judgeTrust(mail.mail, mail, ours), tie })
  }
  return mails
}

/** What can be written now: mails that name none before them, and one for each conversation. */
async function nextRows(ctx: OrgContext, waiting: Mail[]): Promise<InboundRow[]> {
  const mails = independent(waiting)
  const threadings = await threadMails(ctx, mails.map(toThread))
  const taken = new Set<string>()
  return mails.flatMap((mail, at) => {
    const threading = tiedThread(mail.tie) ?? threadings[at]
    if (!threading || taken.has(threading.conversationId ?? '')) return []
    if (threading.conversationId !== null) taken.add(threading.conversationId)
    return [{ ...mail, threading }]
  })
}

/** A report belongs to the mail it is about, whoever it comes from. */
function tiedThread(tie: Tie | null): Threading | null {
  return (
    tie && {
      verdict: 'reference',
      conversationId: tie.conversationId,
      evidence: [tie.evidence],
      links: [],
      joins: [],
    }
  )
}

async function conclude(ctx: OrgContext, row: Written, mail: ReceivedMail): Promise<Outcome<Ingested>> {
  const { conversationId, messageId } = row
  const reason = 'customer_wrote'
  const awake = row.woken ? { snoozedUntil: null } : {}
  if (row.reopened) await recordEvent(ctx, conversationId, 'reopened', { reason, ...awake })
  else if (row.woken) await recordEvent(ctx, conversationId, 'woken', { reason })
  const automatic = !isWrittenByPerson(mail.auto.kind)
  return {
    result: { messageId },
    events: [
      { type: 'message.received', conversationId, messageId, automatic },
      ...(row.opened ? [{ type: 'conversation.created', conversationId } as const] : []),
    ],
  }
}
