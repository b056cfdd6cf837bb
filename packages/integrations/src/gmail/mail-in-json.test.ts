import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { MailInJson } from './mail-in-json.ts'

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string, size: number) {
  const answer = new MailInJson(inPieces(text, size))
  const raw = await buffer(answer.raw())
  return { raw: raw.toString('latin1'), about: answer.about() }
}

const about = {
  id: 'm1',
  labelIds: ['raw', 'INBOX'],
  snippet: 'He wrote "raw": "a" — and ü',
  internalDate: '7',
}

test.each(['', 'a', 'ab', 'abc', 'Subject: \xff\xfe\r\n\r\nlong enough to be cut \x00 in many places\r\n'])(
  'a mail comes out whole, wherever it stands and however it is cut: %j',
  async (raw) => {
    const base64 = Buffer.from(raw, 'latin1').toString('base64url')
    const padded = Buffer.from(raw, 'latin1').toString('base64').replaceAll('+', '-').replaceAll('/', '_')
    for (const encoded of [base64, padded, padded.replaceAll('=', '\\u003d')]) {
      const [id, ...others] = Object.entries(about).map(
        ([key, value]) => `"${key}": ${JSON.stringify(value)}`,
      )
      const mail = `"raw" : "${encoded}"`
      for (const fields of [
        [id, ...others, mail],
        [mail, id, ...others],
        [id, mail, ...others],
      ]) {
        for (const size of [1, 3, 7, 1_000]) {
          const found = await read(`{${fields.join(', ')}}`, size)
          expect(found.raw).toBe(raw)
          expect(found.about).toMatchObject({
            id: 'm1',
            labelIds: ['raw', 'INBOX'],
            internalDate: '7',
            raw: '',
          })
        }
      }
    }
  },
)

test('an answer without a mail, or that is cut off, gives none', async () => {
  expect(await read('{"id": "m1"}', 5)).toEqual({ raw: '', about: { id: 'm1' } })
  expect((await read('{"id": "m1", "raw": "YWJj', 5)).about).toBeNull()
})

test('an answer without an end is not kept', async () => {
  await expect(read(`{"snippet": "${'x'.repeat(2_000_000)}`, 64_000)).rejects.toMatchObject({
    kind: 'unavailable',
  })
})
