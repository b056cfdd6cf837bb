import { expect } from 'vitest'
import { type Channel, ChannelFailure, type Cursor, type MailRef } from '../../channel.ts'
import { buildMail } from '../../email/build-mail.ts'
import { parseMail } from '../../email/parse-mail.ts'
import { inMemory } from '../../smtp/raw-source.ts'

/** What the provider does to the very next thing it is asked. */
export type ProviderFault =
  /** it no longer accepts our access, whatever token or password we show */
  | 'access_withdrawn'
  /** it takes the request and never answers */
  | 'hang'
  /** it says that it is down */
  | 'down'
  /** it says that we ask too often */
  | 'busy'

/** One fresh account at one provider. The suite makes one for every test and closes it afterwards. */
export type ChannelHarness = {
  address: string
  /** A channel to the account; the harness closes all it opened. */
  channel(): Promise<Channel>
  /** A mail arrives in the inbox, later than every one before. Resolves with the id the channel must give it. */
  deliver(raw: Uint8Array): Promise<string>
  /** Somebody deletes a mail for good. */
  remove(id: string): Promise<void>
  /** What left the account: the bytes its recipients got, and who they are. */
  sentMails(): Promise<{ raw: Uint8Array; recipients: string[] }[]>
  /** The provider forgets every cursor it handed out. */
  expireCursor(): Promise<void>
  failNext(fault: ProviderFault): Promise<void>
  close(): Promise<void>
}

/** In what providers differ by nature. */
export type ChannelTraits = {
  /** hands out the very bytes it was given; else a mail that says the same */
  exactRaw?: boolean
  /** a mail put into the archive can still be fetched by the id it had in the inbox */
  keepsIdInArchive?: boolean
  faults?: readonly ProviderFault[]
}

export const customer = { name: 'Ada', address: 'ada@customer.example' }

export type WantedMail = {
  messageId?: string
  text?: string
  from?: { name: string; address: string }
  to?: string
  fileBytes?: number
}

/** A mail as we would write it, in CRLF lines. */
export function contractMail(subject: string, wanted: WantedMail = {}): Promise<Uint8Array> {
  const {
    messageId = newMessageId(),
    text = `This is ${subject}.`,
    from = customer,
    to = 'desk@frontdesk.example',
  } = wanted
  const content = wanted.fileBytes === undefined ? null : fileOf(wanted.fileBytes)
  return buildMail({
    messageId,
    date: new Date(),
    from,
    to: [{ name: '', address: to }],
    cc: [],
    subject,
    text,
    references: [],
    attachments: content ? [{ filename: 'big.bin', contentType: 'application/octet-stream', content }] : [],
  })
}

export const newMessageId = (): string => `<${crypto.randomUUID()}@frontdesk.example>`

/** Every change since the cursor, over all its pages. */
export async function collectChanges(channel: Channel, from: Cursor) {
  const pages = []
  for (let cursor = from; ; ) {
    const step = await channel.fetchChanges(cursor)
    pages.push(step)
    // What is stored is JSON, so that is what a cursor must survive.
    cursor = JSON.parse(JSON.stringify(step.cursor)) as Cursor
    if (step.more) continue
    const changes = pages.flatMap((page) => page.changes)
    const arrived = changes.flatMap((change) => (change.type === 'arrived' ? [change.mail] : []))
    return { changes, arrived, cursor }
  }
}

/** Everything there is, page by page. */
export async function collectListing(
  channel: Channel,
  { limit = 10, since = null as Date | null, between = async () => {} } = {},
): Promise<MailRef[]> {
  const mails: MailRef[] = []
  let page: string | null = null
  do {
    const listed = await channel.listMails({ page, since, limit })
    mails.push(...listed.mails)
    page = listed.next
    await between()
  } while (page !== null)
  return mails
}

/** The failure a call ends with; anything else than a ChannelFailure breaks the test. */
export async function failureOf(call: Promise<unknown>): Promise<ChannelFailure> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(ChannelFailure)
  return outcome as ChannelFailure
}

/** Bytes in which a part lost or doubled shows. */
export function fileOf(bytes: number): Buffer {
  const file = Buffer.alloc(bytes)
  for (let at = 0; at + 4 <= bytes; at += 4) file.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at)
  return file
}

/** What each group of the contract's tests works with: a fresh account, and a channel to it. */
export type Subject = {
  harness: ChannelHarness
  channel: Channel
}

/** Some mails arrive, one after the other; their ids, oldest first. */
export async function deliverMails(
  { harness }: Pick<Subject, 'harness'>,
  count: number,
  prefix = 'mail',
): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    ids.push(await harness.deliver(await contractMail(`${prefix} ${index}`)))
    // Providers date mails to the millisecond at best.
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return ids
}

/** A mail from the account to one recipient everybody sees and one nobody sees. */
export async function outgoingMail({ harness }: Subject, wanted: WantedMail = {}) {
  const messageId = newMessageId()
  const from = { name: '', address: harness.address }
  const raw = await contractMail('An answer', { ...wanted, messageId, from, to: customer.address })
  const recipients = [customer.address, 'hidden@elsewhere.example']
  return { raw: inMemory(raw), messageId, threadId: null, from: harness.address, recipients }
}

/** Equal to the byte where the provider promises that, else in all that a reader sees. */
export async function expectSame(given: Uint8Array, fetched: Uint8Array, exact: boolean): Promise<void> {
  if (exact) return expect(Buffer.from(fetched).equals(Buffer.from(given))).toBe(true)
  const [one, other] = await Promise.all([parseMail(given), parseMail(fetched)])
  const said = (mail: typeof one) => [mail.messageId, mail.subject, mail.text.trim(), mail.from, mail.to]
  expect(said(other)).toEqual(said(one))
  const files = (mail: typeof one) => mail.attachments.map((file) => Buffer.from(file.content))
  expect(files(other).length).toBe(files(one).length)
  expect(files(other).every((file, index) => file.equals(files(one)[index] ?? Buffer.of()))).toBe(true)
}
