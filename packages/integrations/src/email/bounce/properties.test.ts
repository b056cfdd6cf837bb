import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'
import { evenWords } from './even-words.ts'
import { reasonOf } from './reason-of.ts'

const words = fc.constantFrom(
  ...[
    'ada@customer.example',
    '<bob@x.example>:',
    '"q q"@y.example',
    '@',
    'a@b@c',
    '..@..',
    'x@ä.example',
    '\0@\u202e',
  ],
  ...[
    'Final-Recipient: rfc822;',
    'Original-Recipient:',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550',
  ],
  ...[
    '\r\n',
    '\r\n\r\n',
    '\n ',
    '\t',
    ' ',
    '>>> DATA',
    '<<< 550',
    'user',
    'unknown',
    'mailbox full',
    '--b',
    '--b--',
  ],
  ...[
    'Content-Type: message/delivery-status',
    '--- Below this line is a copy',
    'X-Failed-Recipients: ',
    '{"Message":',
  ],
)
const soup = fc
  .array(fc.oneof(words, fc.string({ maxLength: 20 })), { maxLength: 60 })
  .map((all) => all.join(''))
const heads = fc.constantFrom(
  'From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n',
  'From: <>\r\nReturn-Path: <>\r\nSubject: Undeliverable: x\r\n\r\n',
  'From: mailer-daemon@mx.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n',
  'From: a@b.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\n',
  'From: ada@customer.example\r\nAuto-Submitted: auto-replied\r\n\r\n',
)

test('never fails, and names only addresses that stand in the mail, each once', async () => {
  await fc.assert(
    fc.asyncProperty(heads, soup, async (head, text) => {
      const parsed = await parseMail(Buffer.from(head + text))
      const bounce = parseBounce(parsed)
      const found = (bounce?.recipients ?? []).map(({ address }) => address)
      const whole = (head + text).toLowerCase()
      for (const address of found) {
        expect(address).toMatch(/^(?:[^\s@"<>]+|"[^\s"]+")@[^\s@<>]+$/)
        expect(whole).toContain(address)
      }
      expect(new Set(found).size).toBe(found.length)
    }),
    { numRuns: 500 },
  )
})

test('each recipient has an action, a code or none, and is lasting only when the mail failed', async () => {
  await fc.assert(
    fc.asyncProperty(heads, soup, async (head, text) => {
      const bounce = parseBounce(await parseMail(Buffer.from(head + text)))
      for (const { action, status, permanent } of bounce?.recipients ?? []) {
        expect(['failed', 'delayed', 'delivered', 'relayed', 'expanded']).toContain(action)
        expect(status).toMatch(/^(?:[245]\.\d{1,3}\.\d{1,3})?$/)
        expect(permanent && action !== 'failed').toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

test('reads the same class whatever the letters and line breaks', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (all) => {
      const said = all.join(' ')
      expect(reasonOf([said.toUpperCase()], '')).toBe(reasonOf([said], ''))
      expect(reasonOf([said.replaceAll(' ', '\r\n')], '')).toBe(reasonOf([said], ''))
    }),
  )
})

test('keeps nothing of addresses and paths that could be taken for words', () => {
  const even = evenWords('550-5.1.1 <mailbox-full@x.example>: see https://x.example/over/quota?spam=1 now')
  expect(even).not.toMatch(/full|quota|spam|550/)
})
