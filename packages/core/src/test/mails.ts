import { Readable } from 'node:stream'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import type { Authentication } from '@frontdesk/integrations/email/trust/authentication'
import { newId } from '@frontdesk/runtime/id'
import { asSystem } from '../context.ts'
import { ingestMail } from '../flows/ingest-mail.ts'
import { acceptMail } from '../messages/inbound/accept-mail.ts'
import type { AtProvider, Origin } from '../messages/inbound/origin.ts'
import { storeRaw } from '../messages/inbound/raw/store-raw.ts'

export type MailFields = {
  from?: string
  to?: string
  cc?: string
  subject?: string
  /** null leaves the header out */
  messageId?: string | null
  inReplyTo?: string
  references?: string
  /** further header lines, as they stand in the mail */
  headers?: string[]
  text?: string
}

/** A raw mail of a customer as it arrives from the network. */
export function rawMail(fields: MailFields = {}): Buffer {
  const { messageId = `<${newId()}@customer.example>` } = fields
  const lines = [
    `From: ${fields.from ?? 'Ada Keller <ada@customer.example>'}`,
    `To: ${fields.to ?? 'support@shop.example'}`,
    `Subject: ${fields.subject ?? 'Where is my parcel'}`,
    'Date: Mon, 01 Jun 2026 09:30:00 +0000',
    ...(fields.cc === undefined ? [] : [`Cc: ${fields.cc}`]),
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...(fields.inReplyTo === undefined ? [] : [`In-Reply-To: ${fields.inReplyTo}`]),
    ...(fields.references === undefined ? [] : [`References: ${fields.references}`]),
    ...(fields.headers ?? []),
    '',
    fields.text ?? 'It should have been here on Monday.',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

type Arrival = {
  raw: Uint8Array
  envelopeFrom?: string
  envelopeTo?: string
  mailboxId?: string
  origin?: Origin
  atProvider?: AtProvider
  authentication?: Authentication
}

/** Accepts a mail for the organization's mailbox, as the listener does. */
export async function accept(organization: TestOrganization, arrival: Arrival) {
  const { id: mailboxId, address } = organization.mailbox
  const raw = await storeRaw(organization.id, Readable.from([arrival.raw]))
  return acceptMail({
    recipient: { organizationId: organization.id, mailboxId: arrival.mailboxId ?? mailboxId, address },
    raw: { ...raw, authentication: arrival.authentication ?? null },
    envelopeFrom: arrival.envelopeFrom ?? 'ada@customer.example',
    envelopeTo: arrival.envelopeTo ?? address,
    origin: arrival.origin ?? { via: 'smtp', ip: '127.0.0.1', helo: 'test.example' },
    ...(arrival.atProvider ? { atProvider: arrival.atProvider } : {}),
  })
}

/** Accepts and ingests a mail; returns its row with the message and conversation it became, if any. */
export async function receive(organization: TestOrganization, arrival: Arrival) {
  const { inboundMailId } = await accept(organization, arrival)
  await ingestMail({ organizationId: organization.id, inboundMailId })
  return arrivedAs(inboundMailId)
}

/** The same for a mail described by its fields. */
export function receiveMail(
  organization: TestOrganization,
  fields: MailFields = {},
  arrival: Partial<Arrival> = {},
) {
  return receive(organization, { raw: rawMail({ to: organization.mailbox.address, ...fields }), ...arrival })
}

/** What became of an accepted mail. Throws when it became no message. */
export async function arrivedAs(inboundMailId: string) {
  const { messageId } = await inboundRow(inboundMailId)
  if (messageId === null) throw new Error(`The mail ${inboundMailId} became no message`)
  return asSystem('test', async (db) => {
    const message = await db.message.findUniqueOrThrow({ where: { id: messageId } })
    const conversation = await db.conversation.findUniqueOrThrow({ where: { id: message.conversationId } })
    const threading = message.threading as { verdict: string; evidence: string[] }
    return { inboundMailId, message, conversation, threading }
  })
}

export function inboundRow(inboundMailId: string) {
  return asSystem('test', (db) => db.inboundMail.findUniqueOrThrow({ where: { id: inboundMailId } }))
}
