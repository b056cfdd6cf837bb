import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { configureStore } from '@reduxjs/toolkit'
import { createApi } from '@reduxjs/toolkit/query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askApi } from './ask-api.ts'
import type { ApiRequest } from './request.ts'

let server: Server
let baseUrl: string
let asked: string[]
/** What the server answers next, one after the other; the last one stays. */
let statuses: (number | 'cut off')[]

beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 500
    if (status === 'cut off') return response.destroy()
    const body =
      request.url === '/reads' ? { at: 0, status: 200, body: 'read' } : { code: 'said', title: 'Said' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

async function ask(request: Partial<ApiRequest>) {
  const api = createApi({
    baseQuery: askApi(baseUrl),
    endpoints: (build) => ({
      ask: build.query<unknown, ApiRequest>({ query: (given) => given }),
    }),
  })
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
  })
  const whole: ApiRequest = { url: '/teams', method: 'GET', signedIn: false, ...request }
  return store.dispatch(api.endpoints.ask.initiate(whole))
}

test.each([[502], [503], ['cut off' as const]])('a read that meets %s is asked again', async (trouble) => {
  statuses = [trouble, 200]
  expect((await ask({})).data).toEqual({ code: 'said', title: 'Said' })
  expect(asked).toEqual(['GET /teams', 'GET /teams'])
})

test('so is one that is asked for together with others', async () => {
  statuses = [503, 'cut off', 200]
  expect((await ask({ together: true })).data).toBe('read')
  expect(asked).toEqual(['POST /reads', 'POST /reads', 'POST /reads'])
})

test('one whose address is too long for that is asked for alone', async () => {
  statuses = [200]
  const params = { to: 'someone@customer.example,'.repeat(90) }
  expect((await ask({ together: true, params })).data).toMatchObject({ code: 'said' })
  expect(asked).toEqual([expect.stringMatching(/^GET \/teams\?to=/)])
})

test('what stays away is told after three times', async () => {
  statuses = [503]
  expect((await ask({})).error).toMatchObject({ status: 503, code: 'said' })
  expect(asked).toHaveLength(3)
})

test.each([[400], [403], [404], [429], [500]])(
  'a read that is refused with %i is asked once',
  async (status) => {
    statuses = [status, 200]
    expect((await ask({})).error).toMatchObject({ status })
    expect(asked).toHaveLength(1)
  },
)

test.each([[503], ['cut off' as const]])('a change that meets %s is not repeated', async (trouble) => {
  statuses = [trouble, 200]
  expect((await ask({ method: 'POST', body: {} })).error).toBeDefined()
  expect(asked).toEqual(['POST /teams'])
})
