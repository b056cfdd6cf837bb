import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { buildMail, type OutgoingMail, quoteHistory, textToHtml } from './build-mail.ts'
import { extractReply } from './extract-reply.ts'
import { parseMail } from './parse-mail.ts'

/** A mail with everything; its stream is made anew each time. */
const mail = (): OutgoingMail => ({
  messageId: '<answer@lumen.test>',
  date: new Date('2025-06-03T07:30:00Z'),
  from: { name: 'Lumen, "Support"', address: 'help@lumen.test' },
  replyTo: { name: 'Lumen', address: 'help+token@lumen.test' },
  to: [{ name: 'Jörg', address: 'jörg@shop.test' }],
  cc: [{ name: '', address: 'boss@münchen.test' }],
  bcc: [{ name: '', address: 'secret@lumen.test' }],
  subject: 'Re: Grüße — 日本',
  text: 'Hello\n.\nFrom here\n',
  html: '<p>Hello</p><img src="cid:logo">',
  inReplyTo: '<question@shop.test>',
  references: ['<first@shop.test>', '<question@shop.test>'],
  headers: { 'X-Desk': 'yes' },
  attachments: [
    { filename: 'Größe.txt', contentType: 'text/plain', content: Readable.from([Buffer.from('12 cm')]) },
    { filename: 'logo.png', contentType: 'image/png', content: new Uint8Array([1, 2, 3]), contentId: 'logo' },
  ],
})

test('writes what the parser reads back', async () => {
  const parsed = await parseMail(await buildMail(mail()))
  expect(parsed).toMatchObject({
    subject: 'Re: Grüße — 日本',
    from: { name: 'Lumen, "Support"', address: 'help@lumen.test' },
    replyTo: [{ name: 'Lumen', address: 'help+token@lumen.test' }],
    cc: [{ name: '', address: 'boss@xn--mnchen-3ya.test' }],
    messageId: '<answer@lumen.test>',
    inReplyTo: '<question@shop.test>',
    references: ['<first@shop.test>', '<question@shop.test>'],
  })
  expect(parsed.text.trim()).toBe('Hello\n.\nFrom here')
  expect(parsed.html).toContain('<p>Hello</p>')
  expect(parsed.date).toEqual(mail().date)
  expect(parsed.attachments.map(({ filename, inline, size }) => ({ filename, inline, size }))).toEqual([
    { filename: 'logo.png', inline: true, size: 3 },
    { filename: 'Größe.txt', inline: false, size: 5 },
  ])
})

test('never names the blind recipients', async () => {
  expect(Buffer.from(await buildMail(mail())).toString()).not.toMatch(/secret|bcc/i)
})

test('lets no value add a header', async () => {
  const evil = 'x\r\nBcc: evil@evil.test\r\n\r\nbody'
  const raw = await buildMail({
    ...mail(),
    subject: evil,
    to: [{ name: evil, address: 'ada@shop.test' }],
    headers: { 'X-Desk': evil },
    attachments: [{ filename: evil, contentType: evil, content: new Uint8Array() }],
  })
  const { headers, bcc, to } = await parseMail(raw)
  expect(bcc).toEqual([])
  expect(to.map(({ address }) => address)).toEqual(['ada@shop.test'])
  expect(headers.filter(({ name }) => name === 'bcc')).toEqual([])
})

test('sends to the domain behind a quoted local part', async () => {
  const parsed = await parseMail(
    await buildMail({ ...mail(), to: [{ name: '', address: '"x@evil.test y"@ours.test' }] }),
  )
  expect(parsed.to).toEqual([{ name: '', address: '"x@evil.test y"@ours.test' }])
})

test.each([
  'x@evil.test y@ours.test',
  'a@b.test\r\nBcc: c@d.test',
  'a@b.test, c@d.test',
  'a@b.test>',
  '<a@b.test',
  '',
  'nobody',
  '"a"b"@c.test',
])('refuses the recipient %j', async (address) => {
  await expect(buildMail({ ...mail(), to: [{ name: '', address }] })).rejects.toThrow('not an address')
})

test.each(['Bcc', 'from', 'Content-Type', 'X-A: b\r\nBcc', ''])('refuses the header %j', async (name) => {
  await expect(buildMail({ ...mail(), headers: { [name]: 'x' } })).rejects.toThrow('cannot be set')
})

test.each(['no brackets', '<a@b>\r\nBcc: c@d.test', '<>'])('refuses the message id %j', async (messageId) => {
  await expect(buildMail({ ...mail(), messageId })).rejects.toThrow('not a message id')
})

test('quotes history that the parser of answers takes off again', () => {
  const history = quoteHistory({
    from: { name: 'Ada <b>', address: 'ada@shop.test' },
    date: new Date('2025-06-03T07:30:00Z'),
    text: 'It broke.\n> old\n',
    html: '<p onclick="x()">It broke.</p><script>x()</script><img src="cid:a"><img src="https://t.test/p.gif">',
  })
  expect(history.text).toBe(
    'On Tue, 3 Jun 2025 at 07:30 UTC, Ada <b> <ada@shop.test> wrote:\n> It broke.\n>> old',
  )
  expect(history.html).not.toMatch(/onclick|<script|cid:| src=|<b>/)
  expect(extractReply({ text: `Thanks\n\n${history.text}` }).text).toBe('Thanks')
  expect(extractReply({ html: `<p>Thanks</p>${history.html}` }).text).toBe('Thanks')
})

test.each([
  [
    'See https://a.test/b_(c), please',
    '<a href="https://a.test/b_(c)" rel="noopener noreferrer nofollow" target="_blank">https://a.test/b_(c)</a>, please',
  ],
  [
    '(www.a.test).',
    '(<a href="https://www.a.test" rel="noopener noreferrer nofollow" target="_blank">www.a.test</a>).',
  ],
  [
    '詳細はhttps://a.test/bをご覧',
    '<a href="https://a.test/b" rel="noopener noreferrer nofollow" target="_blank">https://a.test/b</a>をご覧',
  ],
  ['ask a.b@c.test!', 'ask <a href="mailto:a.b@c.test">a.b@c.test</a>!'],
  ['javascript:alert(1)', '<div>javascript:alert(1)</div>'],
  [
    'https://a.test/"onclick="x',
    '<a href="https://a.test/" rel="noopener noreferrer nofollow" target="_blank">https://a.test/</a>&quot;onclick=&quot;x',
  ],
  ['<b>&\nnext', '&lt;b&gt;&amp;<br>\nnext'],
])('shows %j as HTML', (text, html) => {
  expect(textToHtml(text)).toContain(html)
})
