import { randomUUID } from 'node:crypto'

const openings = [
  'my order has not arrived although the tracking page says it was delivered on Monday.',
  'I would like to return the blue jacket, it is one size too small for me.',
  'you have charged my card twice for the same invoice and I want one of both back.',
  'the lamp flickers whenever the heating starts, and it smells of burnt plastic.',
  'could you tell me whether the large table is in stock again before the end of the month?',
]
const details = [
  'I have written to you about it before and nobody answered.',
  'You find a photo in the shop under my account if you need one.',
  'Please let me know until Thursday, because I am travelling afterwards.',
  'The neighbour has not taken it either, I have asked on both sides of the street.',
  'Otherwise I am happy with everything I have bought from you so far.',
]

export type SampleMail = { messageId: string; from: string; to: string; body: string }

/** A letter of about 1.5 kB in text and HTML; with `answers` it continues that earlier mail. */
export function sampleMail(to: string, index: number, answers?: SampleMail): SampleMail {
  const messageId = `<${randomUUID()}@customer.example>`
  const from = answers?.from ?? `customer-${index}@customer.example`
  const lines = [openings[index % 5], details[(index >> 2) % 5], details[(index >> 4) % 5]]
  const boundary = `b-${index}`
  const body = [
    `From: Ada Keller ${index} <${from}>`,
    `To: ${to}`,
    `Subject: ${answers ? 'Re: ' : ''}Order ${40_000 + index}`,
    `Message-ID: ${messageId}`,
    ...(answers ? [`In-Reply-To: ${answers.messageId}`, `References: ${answers.messageId}`] : []),
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Hello,\r\n\r\n${lines.join('\r\n')}\r\n\r\nKind regards\r\nAda Keller`,
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body><p>Hello,</p>${lines.map((line) => `<p>${line}</p>`).join('')}<p>Kind regards<br>Ada Keller</p></body></html>`,
    `--${boundary}--`,
    '',
  ].join('\r\n')
  return { messageId, from, to, body }
}
