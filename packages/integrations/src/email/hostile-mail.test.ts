import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { extractReply } from './extract-reply.ts'
import { htmlToText } from './html-text.ts'
import { parseMail } from './parse-mail.ts'
import { inlineImages, sanitizeHtml } from './sanitize-html.ts'
import { textToHtml } from './text-to-html.ts'
import { findHiddenText } from './trust/hidden-text.ts'

const MEGABYTE = 1_000_000
const repeat = (piece: string, length = MEGABYTE) => piece.repeat(Math.ceil(length / piece.length))

/** What a mail costs is counted in the bytes that are decoded to text, not in seconds. */
let decoded = 0
beforeEach(() => {
  decoded = 0
  const decode = TextDecoder.prototype.decode
  vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(function (
    this: InstanceType<typeof TextDecoder>,
    input,
    options,
  ) {
    decoded += input?.byteLength ?? 0
    return decode.call(this, input, options)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const mail = (head: string, body: string | Buffer) =>
  parseMail(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body as string)]))

test.each([
  ['text', 'Content-Type: text/plain; charset=utf-8', 'Grüße aus Berlin\r\n'],
  ['HTML', 'Content-Type: text/html; charset=utf-8', '<p>Grüße</p>\r\n'],
  ['quoted-printable', 'Content-Transfer-Encoding: quoted-printable', '=C3=BC=\r\n'],
])('31: of twenty megabytes of %s it decodes and shows four at most', async (_, head, piece) => {
  const { text, html } = await mail(head, Buffer.alloc(20 * MEGABYTE, piece))
  expect(text.length + (html?.length ?? 0)).toBeLessThan(9 * MEGABYTE)
  expect(text).not.toBe('')
  expect(decoded).toBeLessThan(10 * MEGABYTE)
})

test('31: keeps a file of ten megabytes whole, without making text of it', async () => {
  const line = `${'QUJD'.repeat(19)}\r\n`
  const parts = `--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: video/mp4; name=lamp.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts),
    Buffer.alloc(14 * MEGABYTE, line),
    Buffer.from('\r\n--b--'),
  ])
  const { text, attachments } = await mail('Content-Type: multipart/mixed; boundary=b', body)
  expect(text).toBe('See the file.')
  expect(attachments.map(({ size }) => size > 10 * MEGABYTE)).toEqual([true])
  expect(decoded).toBeLessThan(MEGABYTE)
})

test('31: stops looking for headers after four megabytes of them', async () => {
  const { subject, headers, text } = await mail(
    `Subject: lamp\r\n${repeat('X-A: b\r\n', 20 * MEGABYTE)}`,
    'end',
  )
  expect(subject).toBe('lamp')
  expect(headers.length).toBeLessThanOrEqual(1_000)
  expect(text.length).toBeLessThanOrEqual(4 * MEGABYTE)
})

test.each([
  ['one header of a megabyte', `Subject: lamp\r\nX-A: ${repeat('a')}`],
  ['one subject of a megabyte', `Subject: ${repeat('lamp ')}`],
  ['a subject of 60,000 encoded words', `Subject: ${'=?utf-8?Q?lamp?= '.repeat(60_000)}`],
  ['60,000 recipients', `Subject: lamp\r\nTo: ${'"a" <b@c.test>, '.repeat(60_000)}`],
  ['hostile recipients', `Subject: lamp\r\nTo: ${'"\\"<(:;,@'.repeat(100_000)}`],
  ['60,000 parameters', `Subject: lamp\r\nContent-Type: text/plain; ${repeat("n*0*=utf-8''x; ")}`],
])('A11, 31: reads a mail with %s', async (_, head) => {
  const { subject, to, text } = await mail(head, 'words')
  expect(subject).toMatch(/^lamp/)
  expect(subject.length).toBeLessThanOrEqual(1_000)
  expect(to.length).toBeLessThanOrEqual(1_000)
  expect(text).toBe('words')
})

test.each([
  [
    'parts inside parts with one boundary',
    repeat('--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'),
  ],
  ['a million delimiters', repeat('--b\r\n', 5 * MEGABYTE)],
  ['almost delimiters', repeat('--bx', 5 * MEGABYTE)],
  ['ten thousand letters', '--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n'.repeat(10_000)],
  ['mails inside mails', `--b\r\n${'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000)}x`],
])('31: bounds %s', async (_, body) => {
  const { attachments, text, html } = await mail('Content-Type: multipart/mixed; boundary=b', body)
  expect(attachments.length).toBeLessThanOrEqual(500)
  expect(text.length + (html?.length ?? 0)).toBeLessThanOrEqual(9 * MEGABYTE)
})

test.each([
  ['utf-7', '+AAA-'],
  ['utf-7', '+'],
  ['iso-2022-jp', '\x1b$B\x1b(B'],
  ['iso-2022-kr', '\x0e!!\x0f'],
  ['hz-gb-2312', '~{!!'],
  ['utf-16', '\xd8\x00'],
  ['utf-8', '\xff'],
  ['no-such-charset', '\x80\xff'],
])('31: reads a megabyte of broken %s', async (charset, piece) => {
  const body = Buffer.from(repeat(piece), 'latin1')
  const { text } = await mail(`Content-Type: text/plain; charset=${charset}`, body)
  expect(text.length).toBeLessThanOrEqual(2 * MEGABYTE)
  expect(decoded).toBeLessThan(10 * MEGABYTE)
})

test.each(['http://a.test/', 'www.', 'a@', 'a.', 'http://(((((((((( ', 'a', '\n', '<', '&'])(
  'A30: makes HTML of a megabyte of %j, growing it eight times at most',
  (piece) => {
    expect(textToHtml(repeat(piece)).length).toBeLessThan(8 * MEGABYTE)
  },
)

test.each([
  '<div>',
  '<b><i>',
  '<table><tr><td>',
  '<ul><li>',
  '<blockquote>',
  '<',
  '<!--',
  '<a href="',
  '&#',
  '<p style="',
])('A30: a megabyte of %j leaves no deep call stack anywhere', (piece) => {
  const html = `before ${repeat(piece)} after`
  expect(sanitizeHtml(html)).toContain('before')
  expect(htmlToText(html)).toContain('before')
  expect(extractReply({ html }).text).toContain('before')
  expect(findHiddenText(html)).toEqual([])
})

test.each([
  '<img src="https://spy.test/a.png">',
  '<img srcset="https://spy.test/a.png 1x, https://spy.test/b.png 2x">',
  '<div style="background:url(https://spy.test/a)">x</div>',
  '<div style="background-image:\\75rl(https://spy.test/a)">x</div>',
  '<style>@import "https://spy.test/a"; p { background: url(https://spy.test/a) }</style>',
  '<link rel="preload" as="image" href="https://spy.test/a"><link rel="stylesheet" href="https://spy.test/a">',
  '<meta http-equiv="refresh" content="0;url=https://spy.test/a">',
  '<table background="https://spy.test/a"><tr><td background="https://spy.test/a">x</td></tr></table>',
  '<video poster="https://spy.test/a" src="https://spy.test/a"></video><audio src="https://spy.test/a"></audio>',
  '<object data="https://spy.test/a"></object><embed src="https://spy.test/a">',
  '<svg><image href="https://spy.test/a" xlink:href="https://spy.test/a"/></svg>',
  '<input type="image" src="https://spy.test/a">',
  '<iframe src="https://spy.test/a" srcdoc="<img src=https://spy.test/a>"></iframe>',
  '<img src="cid:https://spy.test/a">',
  '<base href="https://spy.test/"><img src="a.png">',
])('A33: nothing in %s is fetched when the mail is shown', (html) => {
  const shown = inlineImages(sanitizeHtml(html), () => null)
  expect(shown).not.toMatch(
    /(?<![\w-])(?:src|srcset|poster|background|data|style|href)\s*=\s*["']?[^"'>]*spy\.test/i,
  )
  expect(shown).not.toMatch(/url\(|<(?:link|style|meta|base|object|embed|iframe|svg|input)\b/i)
})
