import { expect, test } from 'vitest'
import { ownIdHeader, ownIds } from './own-id.ts'
import { parseMail } from './parse-mail.ts'

const idsOf = async (...lines: string[]) =>
  ownIds(await parseMail(Buffer.from(['Subject: Hello', ...lines, '', 'Hello', ''].join('\r\n'))))

test('a mail that was renamed is known by the name we gave it, and by its other one', async () => {
  expect(await idsOf('Message-ID: <given@mail.example>', `${ownIdHeader}: <own@desk.example>`)).toEqual([
    '<own@desk.example>',
    '<given@mail.example>',
  ])
})

test('the name we gave is read from a folded line, in whatever case', async () => {
  expect(await idsOf(`${ownIdHeader.toLowerCase()}:\r\n <own@desk.example>`)).toEqual(['<own@desk.example>'])
})

test('a mail that kept its name has one', async () => {
  const id = '<own@desk.example>'
  expect(await idsOf(`Message-ID: ${id}`, `${ownIdHeader}: ${id}`)).toEqual([id])
  expect(await idsOf(`Message-ID: ${id}`)).toEqual([id])
})

test('what is no Message-ID names nothing', async () => {
  expect(await idsOf(`${ownIdHeader}: own@desk.example`)).toEqual([])
  expect(await idsOf(`${ownIdHeader}: <own id@desk.example>`)).toEqual([])
})
