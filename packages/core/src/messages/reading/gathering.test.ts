import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { readMail } from '../inbound/received-mail.ts'
import { Gathering } from './gathering.ts'
import { ReadingThread, TooMuchToRead } from './reading-thread.ts'

const limits = { longestMs: 3_000, heapMb: 64 }
const threadOf = (module: string) => new ReadingThread(new URL(module, import.meta.url), limits)
const threads = {
  mails: threadOf('./group-reader.ts'),
  odd: threadOf('./test/odd-group-reader.ts'),
  alone: threadOf('./test/odd-reader.ts'),
}
beforeEach(() => Promise.all([threads.mails.read([]), threads.odd.read([])]))
afterAll(() => Promise.all(Object.values(threads).map((thread) => thread.close())))

const bytes = (text: string) => Buffer.from(text)
const letter = (index: number) =>
  bytes(
    `From: Ada <ada@example.com>\r\nDate: Mon, 02 Mar 2026 10:00:00 +0100\r\nSubject: ${index}\r\n\r\nHello ${index}`,
  )

/** Reads by the words of a text, and notes which way each took. */
function oddly() {
  const ways: string[] = []
  const gathering = new Gathering<string>({
    here: async (raw) => {
      ways.push(`here ${raw.length}`)
      return Buffer.from(raw).toString()
    },
    apart: {
      get isUp() {
        return threads.odd.isUp
      },
      read: (group) => {
        ways.push(`together ${group.length}`)
        return threads.odd.read(group)
      },
    },
    byItself: (raw) => threads.alone.read(raw) as Promise<string>,
  })
  return { ways, read: (text: string) => gathering.read(bytes(text)) }
}

test('mails that arrive together are read in a thread as they are read here, dates included, in their order', async () => {
  const gathering = new Gathering({
    here: () => Promise.reject(new Error('These are to be read apart')),
    apart: threads.mails,
    byItself: () => Promise.reject(new Error('These are to be read together')),
  })
  const letters = Array.from({ length: 40 }, (_, index) => letter(index))
  const read = await Promise.all(letters.map((raw) => gathering.read(raw)))
  expect(read.map(({ subject }) => subject)).toEqual(letters.map((_, index) => String(index)))
  expect(read[7]).toEqual(JSON.parse(JSON.stringify(await readMail(letter(7))), datesToo))
  // What is handed over are copies: each stays what it was.
  expect(letters[7]).toEqual(letter(7))
})

const datesToo = (key: string, value: unknown) => (key === 'date' ? new Date(String(value)) : value)

test('one that comes alone is read here, and so are few', async () => {
  const { ways, read } = oddly()
  expect(await read('one')).toBe('one')
  expect(await Promise.all(['a', 'b'].map(read))).toEqual(['a', 'b'])
  expect(ways).toEqual(['here 3', 'here 1', 'here 1'])
})

test('what arrives while a group is being read is the next group', async () => {
  const { ways, read } = oddly()
  const first = ['1', '2', '3', '4', '5'].map(read)
  await new Promise((resolve) => setImmediate(resolve))
  const second = ['6', '7', '8', '9'].map(read)
  expect(await Promise.all([...first, ...second])).toEqual('123456789'.split(''))
  expect(ways).toEqual(['together 5', 'together 4'])
})

test('while the thread starts nobody waits for it', async () => {
  const thread = threadOf('./test/odd-group-reader.ts')
  const gathering = new Gathering<string>({
    here: async (raw) => `here ${Buffer.from(raw)}`,
    apart: thread,
    byItself: () => Promise.reject(new Error('None is to be read alone')),
  })
  const readAll = () => Promise.all(['1', '2', '3', '4'].map((text) => gathering.read(bytes(text))))
  expect(await readAll()).toEqual(['here 1', 'here 2', 'here 3', 'here 4'])
  await vi.waitUntil(() => thread.isUp, { timeout: 20_000 })
  expect(await readAll()).toEqual(['1', '2', '3', '4'])
  await thread.close()
  expect(thread.isUp).toBe(false)
})

test('a mail that cannot be read fails alone', async () => {
  const { read } = oddly()
  const [wrong, ...others] = await Promise.allSettled(['wrong', 'one', 'two', 'three'].map(read))
  expect(wrong).toMatchObject({ status: 'rejected', reason: { message: 'There is no such letter' } })
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
})

test('where a group takes too long only the mail that does is refused, and reading goes on', async () => {
  const { read } = oddly()
  const [poison, ...others] = await Promise.allSettled(['for ever', 'one', 'two', 'three'].map(read))
  expect(poison).toMatchObject({ status: 'rejected', reason: expect.any(TooMuchToRead) })
  expect(others).toMatchObject([{ value: 'one' }, { value: 'two' }, { value: 'three' }])
  expect(await read('four')).toBe('four')
})
