import { afterAll, expect, test } from 'vitest'
import { type ReceivedMail, readMail } from '../inbound/received-mail.ts'
import { readApart } from './read-apart.ts'
import { ReadingThread, TooMuchToRead } from './reading-thread.ts'

const odd = new ReadingThread(new URL('./test/odd-reader.ts', import.meta.url), {
  longestMs: 3_000,
  heapMb: 64,
})
afterAll(() => odd.close())

const read = (text: string) => odd.read(Buffer.from(text))

test('a large mail is read by the thread as it is read here, files and dates included', async () => {
  const file = Buffer.alloc(900_000, 7).toString('base64')
  const raw = Buffer.from(
    [
      'From: Ada <ada@example.com>',
      'To: desk@example.org',
      'Subject: =?utf-8?q?Rechnung_f=C3=BCr_M=C3=A4rz?=',
      'Date: Mon, 02 Mar 2026 10:00:00 +0100',
      'Message-ID: <1@example.com>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Please see the file.</p><blockquote>On Monday you wrote: ...</blockquote>',
      '--b',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      file.replaceAll(/.{76}/g, '$&\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  )
  const here = await readMail(raw)
  const apart = await readApart(raw)
  expect(Buffer.compare(apart.files[0]?.content ?? Buffer.alloc(0), Buffer.alloc(900_000, 7))).toBe(0)
  expect(apart.parsed.date).toEqual(here.parsed.date)
  expect(withoutFiles(apart)).toEqual(withoutFiles(here))
})

function withoutFiles(mail: ReceivedMail): unknown {
  return JSON.parse(JSON.stringify({ ...mail, files: [], parsed: { ...mail.parsed, attachments: [] } }))
}

test('only the mail that takes too long is refused; those beside it and after it are read', async () => {
  const [poison, ...others] = await Promise.allSettled(
    ['for ever', 'one', 'two', `three ${'x'.repeat(200)}`].map(read),
  )
  expect(poison).toMatchObject({ status: 'rejected', reason: expect.any(TooMuchToRead) })
  expect(others).toMatchObject([
    { status: 'fulfilled', value: 'one' },
    { status: 'fulfilled', value: 'two' },
    { status: 'fulfilled', value: expect.stringContaining('three') },
  ])
  expect(await read('four')).toBe('four')
})

test('a mail that wants more memory than one may have is refused, and the process goes on', async () => {
  const [poison, other] = await Promise.allSettled(['without end', 'one'].map(read))
  expect(poison).toMatchObject({ status: 'rejected', reason: expect.any(TooMuchToRead) })
  expect(other).toMatchObject({ status: 'fulfilled', value: 'one' })
})

test('what reading throws is thrown as it is', async () => {
  await expect(read('wrong')).rejects.toThrow('There is no such letter')
})
