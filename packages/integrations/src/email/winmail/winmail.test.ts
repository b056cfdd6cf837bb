import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'
import { decompressRtf } from './rtf-compression.ts'
import { readRtf } from './rtf-text.ts'
import { readWinmail } from './winmail.ts'

const MESSAGE = 1
const ATTACHMENT = 2
const BINARY = 0x102
const UNICODE = 0x1f
const OBJECT = 0x0d

function attribute(level: number, id: number, value: Buffer | string): Buffer {
  const bytes = Buffer.from(value as string)
  const head = Buffer.alloc(9)
  head.writeUInt8(level, 0)
  head.writeUInt32LE(id, 1)
  head.writeUInt32LE(bytes.length, 5)
  return Buffer.concat([head, bytes, Buffer.alloc(2)])
}

function property(id: number, type: number, value: Buffer | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(`${value}\0`, 'utf16le') : value
  const head = Buffer.alloc(12)
  head.writeUInt16LE(type, 0)
  head.writeUInt16LE(id, 2)
  head.writeUInt32LE(1, 4)
  head.writeUInt32LE(bytes.length, 8)
  return Buffer.concat([head, bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
}

/** A property with a name of its own, and one of fixed size: both are to be stepped over. */
function otherProperties(): Buffer[] {
  const named = Buffer.alloc(28)
  named.writeUInt16LE(3, 0)
  named.writeUInt16LE(0x8001, 2)
  const flag = Buffer.from([11, 0, 0x1b, 0x0e, 1, 0, 0, 0])
  return [Buffer.concat([named, Buffer.alloc(4)]), flag]
}

function properties(...list: Buffer[]): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(list.length)
  return Buffer.concat([count, ...list])
}

function tnef(...attributes: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('789f3e220100', 'hex'), ...attributes])
}

function rtf(kind: string, body: Buffer, size: number): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(body.length + 12, 0)
  head.writeUInt32LE(size, 4)
  head.write(kind, 8)
  return Buffer.concat([head, body])
}

const FILE = [
  attribute(ATTACHMENT, 0x69002, Buffer.alloc(14)),
  attribute(ATTACHMENT, 0x18010, 'REPORT~1.PDF\0'),
  attribute(ATTACHMENT, 0x6800f, '%PDF-1.7 lamp'),
  attribute(
    ATTACHMENT,
    0x69005,
    properties(
      ...otherProperties(),
      property(0x3707, UNICODE, 'Bericht über Lampen.pdf'),
      property(0x370e, UNICODE, 'application/pdf'),
      property(0x3712, UNICODE, '<lamp@shop>'),
    ),
  ),
]

test('gives the letter and the files with their long names', () => {
  const read = readWinmail(
    tnef(
      attribute(MESSAGE, 0x69007, Buffer.from([0xe4, 4, 0, 0, 0, 0, 0, 0])),
      attribute(MESSAGE, 0x18004, Buffer.from('Gr\xfc\xdfe\0', 'latin1')),
      attribute(MESSAGE, 0x69003, properties(property(0x1000, UNICODE, 'Die Lampe\r\nist da.'))),
      ...FILE,
    ),
  )
  expect(read).toEqual({
    subject: 'Grüße',
    text: 'Die Lampe\nist da.',
    html: '',
    files: [
      {
        filename: 'Bericht über Lampen.pdf',
        contentType: 'application/pdf',
        contentId: 'lamp@shop',
        content: Buffer.from('%PDF-1.7 lamp'),
      },
    ],
  })
})

test('gives the words and files of a message attached to the message', () => {
  const inner = tnef(
    attribute(MESSAGE, 0x18004, 'Inner\0'),
    attribute(MESSAGE, 0x2800c, 'inner words\0'),
    ...FILE,
  )
  const object = Buffer.concat([Buffer.alloc(16, 7), inner])
  const read = readWinmail(
    tnef(
      attribute(ATTACHMENT, 0x69002, Buffer.alloc(14)),
      attribute(ATTACHMENT, 0x69005, properties(property(0x3701, OBJECT, object))),
    ),
  )
  expect(read?.files.map(({ filename }) => filename)).toEqual(['Inner.txt', 'Bericht über Lampen.pdf'])
})

test('takes the place of winmail.dat in a mail', async () => {
  const packed = tnef(
    attribute(
      MESSAGE,
      0x69003,
      properties(property(0x1013, BINARY, Buffer.from('<p>See <img src="cid:lamp@shop"></p>'))),
    ),
    ...FILE,
  )
  const mail = await parseMail(
    Buffer.from(
      [
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: application/ms-tnef; name="winmail.dat"',
        'Content-Transfer-Encoding: base64',
        '',
        packed.toString('base64'),
        '--b--',
      ].join('\r\n'),
    ),
  )
  expect(mail.html).toBe('<p>See <img src="cid:lamp@shop"></p>')
  expect(mail.text).toBe('See')
  expect(
    mail.attachments.map(({ filename, inline, contentType }) => [filename, inline, contentType]),
  ).toEqual([['Bericht über Lampen.pdf', true, 'application/pdf']])
})

test('stays a file where it cannot be unpacked', async () => {
  const mail = await parseMail(
    Buffer.from('Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nnot a package'),
  )
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['winmail.dat'])
})

test('reads the rich text where the letter has no other form', () => {
  const body =
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 Gr\\'fc\\'dfe \\u26085?\\par Ada\\{1\\}}"
  const stored = rtf('MELA', Buffer.from(body), body.length)
  const read = readWinmail(tnef(attribute(MESSAGE, 0x69003, properties(property(0x1009, BINARY, stored)))))
  expect(read?.text).toBe('Grüße 日\nAda{1}')
})

test('unwraps HTML from rich text', () => {
  const body =
    "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 caf\\'e9\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}"
  expect(readRtf(Buffer.from(body))).toEqual({ text: '', html: '<p>café</p>' })
})

test('expands compressed rich text, references into what it wrote itself included', () => {
  // Eight tokens a flag byte: "{\rtf1 " is the beginning of the dictionary, "ab" is repeated over itself.
  const reference = (at: number, length: number) => [
    ((at << 4) | (length - 2)) >> 8,
    ((at << 4) | (length - 2)) & 255,
  ]
  const start = 207
  const body = Buffer.from([0b1001, ...reference(0, 6), 97, 98, ...reference(start + 6, 10), 125])
  expect(decompressRtf(rtf('LZFu', body, 19)).toString()).toBe('{\\rtf1abababababab}')
})

test('expands no more than four megabytes, whatever size is claimed', () => {
  const body = Buffer.from(Array.from({ length: 600_000 }, (_, index) => (index % 17 === 0 ? 255 : 15)))
  expect(decompressRtf(rtf('LZFu', body, 0xffffffff)).length).toBeLessThanOrEqual(4_000_000)
})

test('survives any damage', () => {
  const whole = tnef(attribute(MESSAGE, 0x69003, properties(property(0x1000, UNICODE, 'words'))), ...FILE)
  fc.assert(
    fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 12 }), (at, bytes) => {
      const damaged = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)])
      const read = readWinmail(damaged)
      expect(read === null || read.files.length <= 500).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test.each(['{', '}', '\\', "\\'ff", '\\u1', '{\\*', '\\par', '\\htmlrtf'])(
  'reads a megabyte of %s in rich text',
  (piece) => {
    const { text, html } = readRtf(Buffer.from(`{\\rtf1 first ${piece.repeat(1_000_000 / piece.length)}`))
    expect(text + html).toContain('first')
  },
)
