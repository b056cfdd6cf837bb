import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMail } from './parse-mail.ts'

const parse = (lines: string[], encoding: BufferEncoding = 'utf8') =>
  parseMail(Buffer.from(lines.join('\r\n'), encoding))

test('reads the fields and both texts of an ordinary mail', async () => {
  const mail = await parse([
    'Delivered-To: help@desk.test',
    'From: "Okafor, Ada" <ada@shop.test>',
    'To: Help <help@desk.test>, second@desk.test',
    'Cc: boss@shop.test',
    'Reply-To: ada.private@shop.test',
    'Subject: Where is',
    ' my parcel?',
    'Date: Tue, 3 Jun 2025 09:30:00 +0200',
    'Message-ID: <one@shop.test>',
    'In-Reply-To: <zero@desk.test>',
    'References: <root@desk.test> <zero@desk.test>',
    'Content-Type: multipart/alternative; boundary=b1',
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'It has not come.',
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>It has not come.</p>',
    '--b1--',
  ])
  expect(mail).toMatchObject({
    subject: 'Where is my parcel?',
    from: { name: 'Okafor, Ada', address: 'ada@shop.test' },
    to: [
      { name: 'Help', address: 'help@desk.test' },
      { name: '', address: 'second@desk.test' },
    ],
    cc: [{ name: '', address: 'boss@shop.test' }],
    replyTo: [{ name: '', address: 'ada.private@shop.test' }],
    messageId: '<one@shop.test>',
    inReplyTo: '<zero@desk.test>',
    references: ['<root@desk.test>', '<zero@desk.test>'],
    text: 'It has not come.',
    html: '<p>It has not come.</p>',
    attachments: [],
    deliveredTo: ['help@desk.test'],
  })
  expect(mail.date?.toISOString()).toBe('2025-06-03T07:30:00.000Z')
})

test('gives empty values, not errors, for a mail without anything', async () => {
  const mail = await parseMail(new Uint8Array())
  expect(mail).toMatchObject({
    subject: '',
    from: { name: '', address: '' },
    date: null,
    messageId: null,
    inReplyTo: null,
    references: [],
    text: '',
    html: null,
    attachments: [],
  })
})

test('never rejects, whatever the bytes are', async () => {
  const pieces = fc.constantFrom(
    'From: ',
    'Subject: =?utf-8?B?',
    '\r\n',
    '\n\n',
    'Content-Type: multipart/mixed; boundary="x"\r\n',
    '--x\r\n',
    '--x--',
    '\u0000\u00ff<>@";:(',
    'Content-Transfer-Encoding: base64\r\n',
    'begin 644 a\n#0V%T\n`\nend\n',
    'Date: 99 Foo 99999\r\n',
    'Content-Type: text/html; charset=utf-7\r\n',
  )
  const mail = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc
      .array(fc.oneof(pieces, fc.string()), { maxLength: 30 })
      .map((parts) => new TextEncoder().encode(parts.join(''))),
  )
  await fc.assert(
    fc.asyncProperty(mail, async (raw) => {
      const parsed = await parseMail(raw)
      expect(parsed.subject).not.toMatch(/[\r\n]/)
      for (const { name, address } of [parsed.from, ...parsed.to])
        expect(name + address).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 400 },
  )
})

test('takes the text from the HTML where a mail has no other', async () => {
  const mail = await parse(['Content-Type: text/html', '', '<p>One</p><p>Two<br>three</p><style>p{}</style>'])
  expect(mail.text).toBe('One\n\nTwo\nthree')
})

test('keeps a forwarded mail whole, as a file named by its subject', async () => {
  const mail = await parse([
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'See below',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'Subject: Broken / lamp',
    '',
    'inner text',
    '--b--',
  ])
  expect(mail.text).toBe('See below')
  expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['Broken _ lamp.eml', 'message/rfc822'],
  ])
})

test('tells images of the text from files, and takes folders out of names', async () => {
  const mail = await parse([
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html',
    '',
    '<img src="cid:logo@x">',
    '--b',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo@x>',
    'Content-Transfer-Encoding: base64',
    '',
    'AQID',
    '--b',
    'Content-Type: application/pdf',
    "Content-Disposition: attachment; filename*0*=utf-8''..%2F..%2FRe; filename*1*=%C3%A7u.pdf",
    'Content-Transfer-Encoding: base64',
    '',
    'BAUG',
    '--b--',
  ])
  expect(mail.attachments).toEqual([
    {
      filename: 'logo.png',
      contentType: 'image/png',
      size: 3,
      contentId: 'logo@x',
      inline: true,
      dangerous: false,
      content: new Uint8Array([1, 2, 3]),
    },
    {
      filename: 'Reçu.pdf',
      contentType: 'application/pdf',
      size: 3,
      contentId: null,
      inline: false,
      dangerous: false,
      content: new Uint8Array([4, 5, 6]),
    },
  ])
})

test.each([
  ['is wrong', 'boundary=other'],
  ['is missing', 'charset=utf-8'],
])('finds the parts where the boundary %s', async (_, parameter) => {
  const mail = await parse([
    `Content-Type: multipart/mixed; ${parameter}`,
    '',
    '--real',
    'Content-Type: text/plain',
    '',
    'words',
    '--real--',
  ])
  expect(mail.text).toBe('words')
})

test.each(['quoted printable', 'Quoted_Printable', 'quotedprintable'])(
  'undoes the transfer encoding written as %s',
  async (name) => {
    const mail = await parse([`Content-Transfer-Encoding: ${name}`, '', 'caf=C3=A9 =', 'au lait'])
    expect(mail.text).toBe('café au lait')
  },
)

test('takes uuencoded files out of the text', async () => {
  const mail = await parse(['', 'Look:', 'begin 644 cat.txt', '#0V%T', '`', 'end', 'Bye'])
  expect(mail.text).toBe('Look:\nBye')
  expect(
    mail.attachments.map(({ filename, content }) => [filename, Buffer.from(content).toString()]),
  ).toEqual([['cat.txt', 'Cat']])
})

test('joins the soft lines of format=flowed text', async () => {
  const mail = await parse([
    'Content-Type: text/plain; format=flowed',
    '',
    'one ',
    'two',
    '> quoted ',
    '> on',
    'end',
  ])
  expect(mail.text).toBe('one two\n> quoted on\nend')
})

test('bounds 30,000 references to the first and the newest hundred', async () => {
  const ids = Array.from({ length: 30_000 }, (_, index) => `<${index}@thread.test>`)
  const mail = await parse([`References: ${ids.join('\r\n ')}`, '', 'x'])
  expect(mail.references[0]).toBe('<0@thread.test>')
  expect(mail.references.at(-1)).toBe('<29999@thread.test>')
  expect(mail.references).toHaveLength(101)
})

test('keeps the headers that matter below a megabyte of others', async () => {
  const filler = Array.from({ length: 5000 }, (_, index) => `X-Filler-${index}: ${'y'.repeat(200)}`)
  const mail = await parse([
    ...filler,
    `X-Long: ${'z'.repeat(1_000_000)}`,
    'From: a@b.test',
    'Subject: still here',
    '',
    'body',
  ])
  expect(mail.subject).toBe('still here')
  expect(mail.from.address).toBe('a@b.test')
  expect(mail.headers.length).toBeLessThan(1100)
})

test('bounds 10,000 parts and 10,000 levels of nesting', async () => {
  const parts = Array.from(
    { length: 10_000 },
    (_, index) => `--b\r\nContent-Type: image/png\r\n\r\n${index}\r\n`,
  )
  const wide = await parse(['Subject: wide', 'Content-Type: multipart/mixed; boundary=b', '', parts.join('')])
  expect(wide.attachments).toHaveLength(500)
  const levels = Array.from(
    { length: 10_000 },
    (_, index) => `--n${index}\r\nContent-Type: multipart/mixed; boundary=n${index + 1}\r\n\r\n`,
  )
  const deep = await parse([
    'Subject: deep',
    'Content-Type: multipart/mixed; boundary=n0',
    '',
    levels.join(''),
  ])
  expect(deep.subject).toBe('deep')
})

test('shows a body that lacks its blank line, and skips stray lines between headers', async () => {
  const mail = await parse([
    'From someone Tue Jun  3 09:30:00 2025',
    'Subject: hi',
    'stray words',
    'From: a@b.test',
    'first line of the text',
  ])
  expect(mail.subject).toBe('hi')
  expect(mail.from.address).toBe('a@b.test')
  expect(mail.text).toBe('first line of the text')
})

test.each([
  ['<html><body><p>Where is my lamp?</p></body></html>'],
  ['\r\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\r\n<html><p>Where is my lamp?'],
  ['<body style="color:red">Where is my lamp?</body>'],
])('a mail that names no type and begins as HTML is HTML: %s', async (body) => {
  const mail = await parseMail(Buffer.from(`From: ada@shop.test\r\nSubject: Lamp\r\n\r\n${body}`))
  expect(mail.text).toBe('Where is my lamp?')
  expect(mail.html).toContain('Where is my lamp?')
})

test('HTML in a mail that says it is text stays text', async () => {
  const head = 'From: ada@shop.test\r\nContent-Type: text/plain'
  const { text, html } = await parseMail(Buffer.from(`${head}\r\n\r\n<html>is a tag</html>`))
  expect([text, html]).toEqual(['<html>is a tag</html>', null])
})
