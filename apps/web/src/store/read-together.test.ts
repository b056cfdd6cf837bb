import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTogether } from './read-together.ts'

let server: Server
let read: ReturnType<typeof readTogether>
let asked: string[][]
let answer: (response: ServerResponse, paths: string[]) => void

beforeEach(async () => {
  asked = []
  server = createServer(async (request, response) => {
    const { paths } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { paths: string[] }
    asked.push(paths)
    answer(response, paths)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  read = readTogether(`http://127.0.0.1:${(server.address() as AddressInfo).port}/reads`)
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const line = (at: number, body: unknown, status = 200) => `${JSON.stringify({ at, status, body })}\n`
const echo = (response: ServerResponse, paths: string[]) => {
  response.end(paths.map((path, at) => line(at, { path })).join(''))
}

test('what is read at one moment is one call, and what is read after its answers another', async () => {
  answer = echo
  const answers = await Promise.all([read('/account'), read('/teams?limit=100')])
  expect(answers).toEqual([{ data: { path: '/account' } }, { data: { path: '/teams?limit=100' } }])
  expect(await read('/skills')).toEqual({ data: { path: '/skills' } })
  expect(asked).toEqual([['/account', '/teams?limit=100'], ['/skills']])
})

test('more than a call may hold are several, and each gets its own answer', async () => {
  answer = echo
  const paths = Array.from({ length: 65 }, (_, index) => `/contacts/${index}`)
  expect(await Promise.all(paths.map(read))).toEqual(paths.map((path) => ({ data: { path } })))
  expect(asked.map((paths) => paths.length).sort()).toEqual([30, 30, 5])
})

test('an answer is there before a slower one is, in whatever parts and order they come', async () => {
  let finish = () => {}
  answer = (response) => {
    const second = line(1, { name: 'Zoë' })
    const bytes = Buffer.from(second)
    const half = bytes.indexOf(0xab)
    response.write(bytes.subarray(0, half))
    setTimeout(() => response.write(bytes.subarray(half)), 20)
    finish = () => response.end(line(0, 'slow'))
  }
  const slow = read('/slow')
  expect(await read('/quick')).toEqual({ data: { name: 'Zoë' } })
  finish()
  expect(await slow).toEqual({ data: 'slow' })
})

test('a refused read fails alone', async () => {
  answer = (response) => response.end(line(0, { code: 'not_found' }, 404) + line(1, 'fine'))
  expect(await Promise.all([read('/a'), read('/b')])).toEqual([
    { error: { status: 404, data: { code: 'not_found' } } },
    { data: 'fine' },
  ])
})

test('a refused call refuses every read', async () => {
  answer = (response) => response.writeHead(401).end('{"code":"unauthenticated"}')
  const refused = { error: { status: 401, data: { code: 'unauthenticated' } } }
  expect(await Promise.all([read('/a'), read('/b')])).toEqual([refused, refused])
})

test('a connection that breaks fails the reads that are not answered yet', async () => {
  answer = (response) => {
    response.write(line(0, 'there'))
    setTimeout(() => response.destroy(), 20)
  }
  const [first, second] = await Promise.all([read('/a'), read('/b')])
  expect(first).toEqual({ data: 'there' })
  expect(second.error).toMatchObject({ status: 'FETCH_ERROR' })
})

test('an answer that ends early, or is none of ours, leaves nobody waiting', async () => {
  answer = (response) => response.end(line(0, 'there'))
  expect(await Promise.all([read('/a'), read('/b')])).toMatchObject([
    { data: 'there' },
    { error: { status: 'FETCH_ERROR' } },
  ])
  answer = (response) => response.end('<p>Sign in to the hotel\n')
  expect(await read('/a')).toMatchObject({ error: { status: 'FETCH_ERROR' } })
})
