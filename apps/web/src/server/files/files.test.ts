import { asSystem } from '@frontdesk/core/context'
import { remoteImageLink } from '@frontdesk/core/messages/remote-image'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, describe, expect, test } from 'vitest'
import { POST as upload } from '../../app/api/v1/attachments/route.ts'
import { GET as fetchFile } from '../../app/api/v1/files/[...key]/route.ts'
import { GET as showMail } from '../../app/mail/[messageId]/route.ts'
import { GET as showImage } from '../../app/mail/image/route.ts'
import { getAttachment } from '../../contract/conversations/messages.ts'
import { call } from '../test/call.ts'
import { type Credentials, holdingKey, signedIn } from '../test/callers.ts'
import { parseRange } from './parse-range.ts'

withTestDatabase()

let organization: TestOrganization
let agent: Credentials

beforeAll(async () => {
  organization = await createOrganization()
  agent = await holdingKey(organization, 'agent')
})

async function store(filename: string, contentType: string, content: string) {
  const request = new Request(
    `http://localhost:3000/api/v1/attachments?filename=${encodeURIComponent(filename)}`,
    { method: 'POST', headers: { ...agent, 'content-type': contentType }, body: content },
  )
  const { id } = (await (await upload(request)).json()) as { id: string }
  const answer = await call(getAttachment, { as: agent, params: { id } })
  return new URL(String(answer.body.url))
}

function open(url: URL, headers: Record<string, string> = {}) {
  const key = url.pathname.replace('/api/v1/files/', '').split('/')
  return fetchFile(new Request(url, { headers }), { params: Promise.resolve({ key }) })
}

test('a file that arrives shorter than announced is refused', async () => {
  const request = new Request('http://localhost:3000/api/v1/attachments?filename=cut.bin', {
    method: 'POST',
    headers: { ...agent, 'content-length': '12' },
    body: 'only seven',
  })
  const answer = await upload(request)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ detail: 'The file arrived incomplete; nothing of it was kept' })
})

test.each([
  ['..', 'file'],
  ['a/..\\...', 'file'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['\u200B.env', '.env'],
])('a file sent as %j goes by the name %j', async (sent, kept) => {
  const url = new URL('http://localhost:3000/api/v1/attachments')
  url.searchParams.set('filename', sent)
  const answer = await upload(new Request(url, { method: 'POST', headers: agent, body: 'x' }))
  expect(await answer.json()).toMatchObject({ filename: kept })
})

describe('a signed link', () => {
  test('hands out the file to whoever holds it, as a download by its name', async () => {
    const url = await store('Größe "A".csv', 'text/csv', 'a;b\n1;2\n')
    const response = await open(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''Gr%C3%B6%C3%9Fe/,
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.text()).toBe('a;b\n1;2\n')
  })

  test('never shows what could run', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml']) {
      const response = await open(await store('page', type, '<script>alert(1)</script>'))
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
      expect(response.headers.get('content-type')).toBe('application/octet-stream')
      await response.body?.cancel()
    }
  })

  test.each([
    ['bytes=2-4', '206', 'bytes 2-4/10', '234'],
    ['bytes=7-', '206', 'bytes 7-9/10', '789'],
    ['bytes=-3', '206', 'bytes 7-9/10', '789'],
    ['bytes=8-99', '206', 'bytes 8-9/10', '89'],
    ['bytes=0-1,4-5', '200', null, '0123456789'],
    ['lines=1-2', '200', null, '0123456789'],
  ])('answers the range %s with %s', async (range, status, contentRange, text) => {
    const response = await open(await store('digits.txt', 'text/plain', '0123456789'), { range })
    expect(String(response.status)).toBe(status)
    expect(response.headers.get('content-range')).toBe(contentRange)
    expect(response.headers.get('content-length')).toBe(String(text.length))
    expect(await response.text()).toBe(text)
  })

  test('refuses a range beyond the end', async () => {
    const response = await open(await store('digits.txt', 'text/plain', '0123456789'), { range: 'bytes=10-' })
    expect(response.status).toBe(416)
  })

  test('A25: does not work once any part of it was altered, or after it expired', async () => {
    const url = await store('a.txt', 'text/plain', 'secret')
    const altered: ((copy: URL) => void)[] = [
      (copy) => copy.searchParams.set('expires', '9999999999'),
      (copy) => copy.searchParams.set('name', 'b.html'),
      (copy) => copy.searchParams.set('type', 'text/html'),
      (copy) => copy.searchParams.set('signature', 'a'.repeat(52)),
      (copy) => copy.searchParams.delete('signature'),
      (copy) => {
        copy.pathname = copy.pathname.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))
      },
      (copy) => {
        copy.pathname = '/api/v1/files/uploads/../../etc/passwd'
      },
    ]
    for (const alter of altered) {
      const copy = new URL(url)
      alter(copy)
      const response = await open(copy)
      expect([400, 403, 404]).toContain(response.status)
      expect(await response.text()).not.toContain('secret')
    }
    expect((await open(url)).status).toBe(200)
  })
})

test('reads one range of the header and ignores what it may ignore', () => {
  const range = (value: string, extra = {}) => parseRange(new Headers({ range: value, ...extra }))
  expect(range('bytes=0-0')).toEqual({ start: 0, end: 0 })
  expect(range('bytes=-0')).toBeNull()
  expect(range('bytes=5-4')).toBeNull()
  expect(range('bytes=-')).toBeNull()
  expect(range('bytes=1-2', { 'if-range': '"x"' })).toBeNull()
})

describe("a mail's page", () => {
  async function plantMail(html: string) {
    const { messageId } = await createConversation(organization)
    await asSystem('test', (db) => db.message.update({ where: { id: messageId }, data: { html } }))
    return messageId
  }

  function show(messageId: string, as: Credentials, query = '') {
    const request = new Request(`http://localhost:3000/mail/${messageId}${query}`, { headers: as })
    return showMail(request, { params: Promise.resolve({ messageId }) })
  }

  test('is under a policy of its own that runs nothing and loads nothing from elsewhere', async () => {
    const id = await plantMail(
      '<p onclick="x()">Hi</p><script>x()</script><img src="https://track.test/1.gif">',
    )
    const response = await show(id, await signedIn(organization, 'viewer'))
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).toMatch(/sandbox (?!.*allow-scripts)/)
    expect(policy).toContain("img-src 'self' data:;")
    const html = await response.text()
    expect(html).toContain('Hi')
    expect(html).not.toMatch(/<script|onclick|\ssrc="https:\/\/track/)
  })

  test('gives a letter dark ground only when asked to, and inks that can be read on it', async () => {
    const id = await plantMail('<p style="color:#333">Hi</p>')
    expect(await (await show(id, agent)).text()).not.toContain('color-scheme: dark')
    const dark = await (await show(id, agent, '?ground=dark')).text()
    expect(dark).toContain('color-scheme: dark')
    expect(dark).toContain('body * { color: inherit !important')
  })

  test('shows remote images only when asked to, and then through our own address', async () => {
    const id = await plantMail('<img src="https://track.test/1.gif">')
    expect(await (await show(id, agent)).text()).not.toContain(' src=')
    const response = await show(id, agent, '?images=1')
    expect(response.headers.get('content-security-policy')).toContain("img-src 'self' data:;")
    expect(await response.text()).toMatch(
      / src="\/mail\/image\?url=https%3A%2F%2Ftrack\.test%2F1\.gif&amp;signature=/,
    )
  })

  test('an image is fetched for nobody, by no altered link, and from no private address', async () => {
    const fetchImage = (link: string, as: Credentials) =>
      showImage(new Request(`http://localhost:3000${link}`, { headers: as }))
    const who = { organizationId: organization.id, actor: { type: 'system', name: 'test' } } as const
    const inside = remoteImageLink(who, 'http://127.0.0.1:9/1.png')
    expect((await fetchImage(inside, {})).status).toBe(401)
    expect((await fetchImage(inside, agent)).status).toBe(404)
    expect((await fetchImage(inside.replace('1.png', '2.png'), agent)).status).toBe(404)
    const stranger = await holdingKey(await createOrganization(), 'owner')
    expect((await fetchImage(inside, stranger)).status).toBe(404)
  })

  test('is not there for another organization, for nobody, or for an id that is none', async () => {
    const id = await plantMail('<p>secret</p>')
    const stranger = await holdingKey(await createOrganization(), 'owner')
    expect((await show(id, stranger)).status).toBe(404)
    expect((await show(newId(), agent)).status).toBe(404)
    expect((await show('x', agent)).status).toBe(404)
    expect((await show(id, {})).status).toBe(401)
  })
})
