import { expect, test } from 'vitest'
import { headerValue, readRawMail } from './raw-headers.ts'

const read = (lines: string[]) => {
  const { headers, body } = readRawMail(Buffer.from(lines.join('\r\n')))
  return { subject: headerValue(headers, 'subject'), body: Buffer.from(body).toString() }
}

test('goes on below long headers whose folds were lost on the way', () => {
  const stray = ['by mx.example with SMTP', 'id 4711;', 'Tue, 3 Jun 2025 09:30:00 +0200']
  const lines = ['From: ada@shop.test', 'Received: from a.example', ...stray, 'Message-ID: <1@shop.test>']
  expect(read([...lines, 'Subject: Lamp', '', 'It broke.'])).toEqual({ subject: 'Lamp', body: 'It broke.' })
})

test('begins below lines of nothing but spaces', () => {
  expect(read(['   ', '', ' '.repeat(300), 'From: ada@shop.test', 'Subject: Lamp', '', 'It broke.'])).toEqual(
    {
      subject: 'Lamp',
      body: 'It broke.',
    },
  )
})

test.each([
  ['people write', ['It broke.', 'Look:', 'Subject: no header', '', 'Bye']],
  ['stand behind a blank line', ['It broke.', 'Look:', '', 'Message-ID: <2@shop.test>', 'Bye']],
])('begins the text at a line that is no header when those below %s', (_, text) => {
  expect(read(['From: ada@shop.test', 'Subject: Lamp', ...text])).toEqual({
    subject: 'Lamp',
    body: text.join('\r\n'),
  })
})
