import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sendSmtp } from '@frontdesk/integrations/smtp/send'
import type { Chance } from './chance.ts'

export type Mail = {
  messageId: string
  from: string
  to: string
  subject: string
  /** the sentence it says, and how often it says it */
  concern?: string
  times?: number
  inReplyTo?: string
}

const concerns = [
  'My parcel 48213 has not arrived and the tracking page has shown the same place for six days.',
  'Please cancel my subscription before the next invoice and confirm it to me in writing.',
  'The kettle I bought in May gets so hot at the handle that I burnt my hand this morning.',
  'Can you tell me whether the large desk lamp also comes in green, and when?',
  'I was charged twice for the same order. Please refund one of the two payments.',
]

/**
 * `count` mails that open conversations, about what chance says and as long; every tenth customer writes a second time
 * about something else.
 */
export function newMails(to: string, count: number, chance: Chance): Mail[] {
  return Array.from({ length: count }, (_, index) => ({
    messageId: `<${randomUUID()}@customer.example>`,
    from: `customer-${index % 10 === 9 ? index - 1 : index}@customer.example`,
    to,
    subject: `About order ${48_000 + index}`,
    concern: chance.one(concerns),
    times: chance.one([1, 1, 1, 3, 20]),
  }))
}

/** The customers' answers to mails that became messages before. */
export function answersTo(mails: Mail[]): Mail[] {
  return mails.map((mail) => ({
    ...mail,
    messageId: `<${randomUUID()}@customer.example>`,
    subject: `Re: ${mail.subject.replace(/^Re: /, '')}`,
    inReplyTo: mail.messageId,
  }))
}

/**
 * Sends mails as a mail server does: over a few connections, and each one again until it is acknowledged.
 * `onAcknowledged` hears how many have been so far.
 */
export async function sendUntilAcknowledged(
  port: number,
  mails: Mail[],
  onAcknowledged: (count: number) => void = () => {},
): Promise<void> {
  const waiting = [...mails]
  let acknowledged = 0
  const connection = async () => {
    for (let mail = waiting.shift(); mail; mail = waiting.shift()) {
      const deadline = Date.now() + 150_000
      while (!(await isAccepted(port, mail))) {
        if (Date.now() > deadline) throw new Error(`Not acknowledged in time: ${mail.messageId}`)
        await wait(100)
      }
      acknowledged += 1
      onAcknowledged(acknowledged)
    }
  }
  await Promise.all(Array.from({ length: 8 }, connection))
}

function isAccepted(port: number, mail: Mail): Promise<boolean> {
  return sendSmtp({
    url: `smtp://127.0.0.1:${port}`,
    envelope: { from: mail.from, to: [mail.to] },
    raw: Buffer.from(toText(mail)),
    timeoutMs: 10_000,
  }).then(
    () => true,
    () => false,
  )
}

function toText({ messageId, from, to, subject, concern = concerns[0], times = 1, inReplyTo }: Mail): string {
  return [
    `From: Ada Keller <${from}>`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    'Date: Mon, 01 Jun 2026 09:30:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello,',
    '',
    ...Array.from({ length: times }, () => concern),
    '',
    'Kind regards',
    'Ada Keller',
    '',
  ].join('\r\n')
}
