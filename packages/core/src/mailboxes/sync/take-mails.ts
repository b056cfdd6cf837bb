import { ChannelFailure, type FetchedMail, type MailRef } from '@frontdesk/integrations/channel'
import { trustOf } from '@frontdesk/integrations/channels'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../../context.ts'
import { acceptMail } from '../../messages/inbound/accept-mail.ts'
import { bySignatures, dropRaw, type StoredRaw, storeRaw } from '../../messages/inbound/raw/store-raw.ts'
import { learnPlace } from '../../messages/sent-elsewhere/learn-place.ts'
import type { MailboxRef } from '../access/access-token.ts'
import type { OpenMailbox } from '../access/open-mailbox.ts'
import { recordIncident } from '../health/incidents.ts'

const atATime = 4
/** More than these at once speak of the provider, not of the mails. */
const mostPostponed = 3

export type Taking = {
  history?: boolean
  /** whether a mail the provider fails to hand out may be left for later */
  postpone?: boolean
  /** told of each new mail that was accepted, also when a later one fails */
  onTaken?: (id: string) => void
}
export type Taken = { taken: number; postponed: string[] }

/**
 * Fetches and accepts the mails among these that we do not have. Each is in storage, with its row committed, when
 * this returns; one that cannot be had harms no other. Tells how many were new, and which are left for later.
 */
export async function takeMails(
  mailbox: MailboxRef,
  open: OpenMailbox,
  mails: readonly MailRef[],
  { history = false, postpone = false, onTaken = () => {} }: Taking = {},
): Promise<Taken> {
  const known = await inside(mailbox, (ctx) => knownIds(ctx, mailbox.mailboxId, open, mails))
  const once = new Map(mails.map((mail) => [mail.id, mail])).values()
  const wanted = [...once].filter(({ id }) => !known.has(id))
  const result: Taken = { taken: 0, postponed: [] }
  for (let at = 0; at < wanted.length; at += atATime) {
    const group = wanted.slice(at, at + atATime)
    const fetched = await fetchGroup(mailbox, open, group, history)
    const stored = fetched.flatMap(({ value }) => (value ? [value.kept] : []))
    try {
      // Accepted one after the other, and none before one that is still to come, so that a thread's mails come in order.
      for (const [index, one] of fetched.entries()) {
        if (one.reason !== undefined) {
          if (!postpone || !isUnavailable(one.reason)) throw one.reason
          result.postponed.push(group[index]?.id ?? '')
          if (result.postponed.length > mostPostponed) throw one.reason
        } else if (one.value) {
          stored.shift()
          if (!(await takeMail(mailbox, open, one.value, history))) continue
          result.taken += 1
          onTaken(one.value.id)
        }
      }
    } finally {
      await dropRaw(...stored)
    }
  }
  return result
}

type Stored = FetchedMail<StoredRaw>
type Fetched = { value?: Stored | null; reason?: unknown }

/** Into storage side by side. Their ids are made beforehand, in the order in which the mails are told of. */
async function fetchGroup(
  mailbox: MailboxRef,
  open: OpenMailbox,
  group: readonly MailRef[],
  history: boolean,
): Promise<Fetched[]> {
  const wanted = group.map((mail) => ({ mail, inboundMailId: newId() }))
  return Promise.allSettled(wanted.map((one) => fetchOne(mailbox, open, { ...one, history })))
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ChannelFailure && error.kind === 'unavailable'
}

/** What a provider calls a mail, as we keep it: unique together with the mailbox. */
export function identityOf(open: Pick<OpenMailbox, 'kind'>, id: string): string {
  return `${open.kind}:${id}`
}

async function knownIds(
  ctx: OrgContext,
  mailboxId: string,
  open: OpenMailbox,
  mails: readonly MailRef[],
): Promise<Set<string>> {
  const wanted = mails.map(({ id }) => identityOf(open, id))
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT provider_message_id AS id FROM inbound_mails
    WHERE mailbox_id = ${mailboxId}::uuid AND provider_message_id = ANY (${wanted}::text[])
    UNION ALL
    SELECT provider_message_id FROM messages
    WHERE mailbox_id = ${mailboxId}::uuid AND direction = 'outbound' AND provider_message_id = ANY (${wanted}::text[])`
  const found = new Set(rows.map(({ id }) => id))
  return new Set(mails.filter(({ id }) => found.has(identityOf(open, id))).map(({ id }) => id))
}

type Wanted = { mail: MailRef; inboundMailId: string; history: boolean }

/** Null for a mail that is gone, or that its provider cannot hand out; that is shown, and the next one comes. */
async function fetchOne(mailbox: MailboxRef, open: OpenMailbox, wanted: Wanted): Promise<Stored | null> {
  try {
    return await storeOne(mailbox, open, wanted)
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    if (error.kind === 'missing') return null
    if (error.kind !== 'refused' && error.kind !== 'too_large') throw error
    logger.warn({ error, mailboxId: mailbox.mailboxId }, 'a mail could not be fetched')
    await inside(mailbox, (ctx) => recordIncident(ctx, mailbox.mailboxId, 'mail_unreadable', error.message))
    return null
  }
}

/** Nothing stays in storage of a mail whose end never came. */
async function storeOne(
  { organizationId }: MailboxRef,
  { kind, settings, channel }: OpenMailbox,
  { mail, inboundMailId: id, history }: Wanted,
): Promise<Stored> {
  // Keys change, so a signature of the past says nothing any more.
  const check = trustOf(kind, settings).check && !history && !mail.sent ? bySignatures : null
  const stored: StoredRaw[] = []
  try {
    return await channel.fetchMail(mail.id, async (raw, size) => {
      const kept = await storeRaw(organizationId, raw, { id, size, check })
      stored.push(kept)
      return kept
    })
  } catch (error) {
    await dropRaw(...stored)
    throw error
  }
}

async function takeMail(
  mailbox: MailboxRef,
  open: OpenMailbox,
  mail: Stored,
  history: boolean,
): Promise<boolean> {
  const { organizationId, mailboxId } = mailbox
  const { kept: raw } = mail
  if (mail.sent && (await isOurs(mailbox, open, mail))) {
    await dropRaw(raw)
    return false
  }
  const { duplicate } = await acceptMail({
    recipient: { organizationId, mailboxId, address: open.address },
    raw,
    envelopeFrom: '',
    envelopeTo: open.address,
    origin: {
      via: 'provider',
      authority: trustOf(open.kind, open.settings).authority,
      sent: mail.sent,
      ...(history ? { history } : {}),
    },
    atProvider: {
      providerMessageId: identityOf(open, mail.id),
      providerThreadId: mail.threadId,
      contentHash: open.kind === 'imap' ? raw.sha256 : null,
      receivedAt: mail.at,
    },
  })
  return !duplicate
}

/** Whose it is stands in its headers. */
async function isOurs(mailbox: MailboxRef, open: OpenMailbox, mail: Stored): Promise<boolean> {
  const parsed = await parseMail(mail.kept.head)
  const { mailboxId } = mailbox
  const place = { providerMessageId: identityOf(open, mail.id), providerThreadId: mail.threadId }
  return inside(mailbox, async (ctx) => (await learnPlace(ctx, { mailboxId, ...place, parsed })) !== null)
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'sync' } }, run)
}
