import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../context.ts'
import { fetchRemoteImage, remoteImageLink } from './remote-image.ts'

withTestDatabase()

const pages: Record<string, { type: string; body: Buffer; status?: number }> = {
  '/dot.png': { type: 'image/png', body: Buffer.from('pixels') },
  '/drawing.svg': { type: 'image/svg+xml', body: Buffer.from('<svg onload="x()"/>') },
  '/page': { type: 'text/html', body: Buffer.from('<script>x()</script>') },
  '/gone.png': { type: 'image/png', body: Buffer.from('pixels'), status: 410 },
  '/large.png': { type: 'image/png', body: Buffer.alloc(6 * 1024 * 1024) },
}

let server: Server
let who: { organizationId: string; actor: Actor }
let headersSeen: NodeJS.Dict<string | string[]> = {}

beforeAll(async () => {
  server = createServer((request, response) => {
    headersSeen = request.headers
    const { status = 200, type, body } = pages[request.url ?? ''] ?? { status: 404, type: '', body: '' }
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  who = { organizationId: (await createOrganization()).id, actor: { type: 'system', name: 'test' } }
})

afterAll(() => {
  server.close()
})

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
const signed = (url: string) => {
  const query = new URL(remoteImageLink(who, url), 'http://desk.example').searchParams
  return { url: query.get('url') ?? '', signature: query.get('signature') ?? '' }
}
const fetchImage = (path: string) => fetchRemoteImage(who, signed(address(path)), { allowPrivate: true })

test('an image comes as it is, and its server learns nothing of the reader', async () => {
  const { body, contentType } = await fetchImage('/dot.png')
  expect(contentType).toBe('image/png')
  expect(Buffer.from(body).toString()).toBe('pixels')
  expect(Object.keys(headersSeen)).not.toContain('cookie')
  expect(Object.keys(headersSeen)).not.toContain('referer')
})

test.each(['/drawing.svg', '/page', '/gone.png', '/large.png', '/nothing'])(
  '%s is no image to show',
  async (path) => {
    await expect(fetchImage(path)).rejects.toMatchObject({ code: 'not_found' })
  },
)

test('an address of this machine is refused, and so is a link signed for another address', async () => {
  await expect(fetchRemoteImage(who, signed(address('/dot.png')))).rejects.toMatchObject({
    code: 'not_found',
  })
  const { signature } = signed(address('/dot.png'))
  const other = { url: address('/page'), signature }
  await expect(fetchRemoteImage(who, other, { allowPrivate: true })).rejects.toMatchObject({
    code: 'not_found',
  })
})
