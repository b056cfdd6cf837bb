import {
  type Channel,
  ChannelFailure,
  type OutgoingMail,
  type SentMail,
} from '@frontdesk/integrations/channel'
import type { RawSource } from '@frontdesk/integrations/smtp/raw-source'
import { type Envelope, type Refusal, type SmtpResult, sendSmtp } from '@frontdesk/integrations/smtp/send'
import { env } from '@frontdesk/runtime/env'
import { inOrganization, type OrgContext } from '../context.ts'
import type { MailboxRef } from '../mailboxes/access/access-token.ts'
import { openMailbox } from '../mailboxes/access/open-mailbox.ts'
import { noteFailure } from '../mailboxes/sync/note-failure.ts'

type Outgoing = { envelope: Envelope; raw: RawSource | Uint8Array; onDataStart?: () => Promise<void> }

/** The way out of a mailbox: its provider, or our own mail server for a forwarding address. */
export type WayOut = MailboxRef & { channel: string }

/** Sends a finished mail by the configured way out. Rejects with SmtpFailure. */
export function sendRaw(mail: Outgoing): Promise<SmtpResult> {
  if (!env.SMTP_URL) throw new Error('SMTP_URL is not set: there is no way out for mail')
  return sendSmtp({ url: env.SMTP_URL, ...mail })
}

/** Whether a mail that was cut off while it left can be looked for among the sent ones. */
export function canBeAsked(channel: string): boolean {
  return channel !== 'forwarding'
}

export type HandedOver = SentMail & { refusals: Refusal[] }

/** Hands a finished mail to the mailbox's provider or mail server. Rejects with ChannelFailure or SmtpFailure. */
export async function handOver(wayOut: WayOut, mail: OutgoingMail): Promise<HandedOver> {
  if (canBeAsked(wayOut.channel)) {
    const sent = await atProvider(wayOut, (channel) => channel.send(mail))
    const text = 'The mail provider refused this address'
    const refusals = sent.refusals ?? sent.rejected.map((address) => ({ address, code: 550, text }))
    return { ...sent, refusals }
  }
  const { from, recipients: to, raw, onDataStart } = mail
  const envelope = { from, to }
  const { rejected, refusals } = await sendRaw({ envelope, raw, ...(onDataStart ? { onDataStart } : {}) })
  return { id: null, threadId: null, rejected, refusals }
}

/** Looks a mail up among the sent ones by its Message-ID; null when it is not there. Rejects with ChannelFailure. */
export function findSent(wayOut: WayOut, messageId: string): Promise<SentMail | null> {
  return atProvider(wayOut, (channel) => channel.findSent(messageId))
}

async function atProvider<T>(mailbox: MailboxRef, run: (channel: Channel) => Promise<T>): Promise<T> {
  try {
    const open = await openMailbox(mailbox)
    if (open === null || open === 'forwarding')
      throw new ChannelFailure('unavailable', 'The mailbox is paused or not connected')
    try {
      return await run(open.channel)
    } finally {
      await open.channel.close()
    }
  } catch (error) {
    if (error instanceof ChannelFailure && error.kind === 'access_lost')
      await inside(mailbox, (ctx) => noteFailure(ctx, mailbox.mailboxId, error, 0))
    throw error
  }
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'delivery' } }, run)
}
