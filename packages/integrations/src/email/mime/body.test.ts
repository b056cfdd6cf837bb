import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'

const parse = (...pieces: (string | Buffer)[]) =>
  parseMail(Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))))

/** A mail of HTML and files that are sent as attachments, each with its content id. */
async function inlineIn(html: string, ids: string[]): Promise<boolean[]> {
  const files = ids.map(
    (id) =>
      `--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\nContent-ID: <${id}>\r\n\r\nx\r\n`,
  )
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
  const { attachments } = await parse(`${head}${html}\r\n${files.join('')}--b--`)
  return attachments.map(({ inline }) => inline)
}

test.each([
  ['<img src="cid:10@x">', ['1', '10', '10@x', '0@x'], [false, false, true, false]],
  ['<img src="CID:a@b">', ['a@b'], [true]],
  ['<img src="cid:a%40b">', ['a@b'], [true]],
  ['<img src="cid:a%40b">', ['a%40b'], [true]],
  ['<img src="cid:a&amp;b@c">', ['a&b@c'], [true]],
  ['<img src="cid:image%201.png"><img src="cid:image 2.png">', ['image 1.png', 'image 2.png'], [true, true]],
  ['<td style="background:url(cid:a@b)">x</td>', ['a@b'], [true]],
  ['<p>See cid:a@b</p>', ['a@b'], [false]],
])('shows among the text what %s refers to, and nothing else', async (html, ids, expected) => {
  expect(await inlineIn(html, ids)).toEqual(expected)
})

const META = (charset: string) => `<html><head><meta charset="${charset}"></head>`
const TYPED = (charset: string) =>
  `<!-- <meta charset=utf-8> --><META content='text/html; charset=${charset}' HTTP-EQUIV=Content-Type>`

test.each([
  ['windows-1251', 'cff0e8e2e5f2', 'Привет'],
  ['koi8-r', 'f0d2c9d7c5d4', 'Привет'],
  ['windows-1250', '50f8ed6c699a', 'Příliš'],
  ['iso-8859-2', '7a61bff3b3e6', 'zażółć'],
  ['big5', 'a741a66e', '你好'],
  ['iso-2022-jp', '1b2442467c4b5c1b2842', '日本'],
  ['utf-8', '4772c3bcc39f65ff', 'Grüße\ufffd'],
])('reads HTML in %s that only a meta element names', async (charset, digits, text) => {
  for (const html of [META(charset), TYPED(charset)])
    for (const label of ['', '; charset=us-ascii', '; charset=no-such']) {
      const body = Buffer.concat([Buffer.from(`${html}<p>`), Buffer.from(digits, 'hex')])
      const head = `Content-Type: text/html${label}\r\n`
      expect((await parse(head, '\r\n', body)).text).toBe(text)
      const encoded = body.toString('base64')
      expect((await parse(head, 'Content-Transfer-Encoding: base64\r\n\r\n', encoded)).text).toBe(text)
    }
})

test.each([
  ['UTF-8', '', Buffer.from('Grüße'), META('windows-1251')],
  [
    'a charset that the mail itself names',
    '; charset=iso-8859-1',
    Buffer.from('Grüße', 'latin1'),
    META('koi8-r'),
  ],
  ['no charset of that name', '', Buffer.from('Grüße', 'latin1'), META('no-such')],
  ['no charset with such a name in it', '', Buffer.from('Grüße', 'latin1'), META('utf-16')],
])('does not follow a meta element where the text is in %s', async (_, label, bytes, html) => {
  expect((await parse(`Content-Type: text/html${label}\r\n\r\n`, html, bytes)).text).toBe('Grüße')
})

test('reads text and files in base64 that was encoded piece by piece', async () => {
  const pieces = ['First line.\r\n', 'Order 4711 is late.\r\n', 'Bye'].map((piece) =>
    Buffer.from(piece).toString('base64'),
  )
  const part = (type: string) =>
    `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${pieces.join('\r\n')}\r\n`
  const body = `${part('text/plain')}${part('application/octet-stream')}--b--`
  const { text, attachments } = await parse(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${body}`)
  expect(text).toBe('First line.\nOrder 4711 is late.\nBye')
  expect(attachments.map(({ content }) => Buffer.from(content).toString())).toEqual([
    'First line.\r\nOrder 4711 is late.\r\nBye',
  ])
})
