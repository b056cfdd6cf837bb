import { createWidget, type WidgetInput } from '@frontdesk/core/chat/widgets'
import { inOrganization } from '@frontdesk/core/context'
import { publishNotices } from '@frontdesk/core/jobs/notices'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { publish } from '@frontdesk/runtime/event-stream'
import { newId } from '@frontdesk/runtime/id'
import { closeRedis } from '@frontdesk/runtime/redis'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createVoiceTranscript } from '../../contract/channels/voice.ts'
import {
  createChatMessage,
  createChatSession,
  listChatMessages,
  listenChat,
} from '../../contract/channels/widget.ts'
import { createChatWidget } from '../../contract/channels/widgets.ts'
import { listConversations } from '../../contract/conversations/conversations.ts'
import { closeStreams } from '../live/open-streams.ts'
import { call, send } from '../test/call.ts'
import { signedIn } from '../test/callers.ts'
import { sampleBodies } from '../test/samples.ts'
import { widgetPage } from './widget-page.ts'

withTestDatabase()

let organization: TestOrganization
let key: string

beforeAll(async () => {
  organization = await createOrganization()
  key = await widget({ origins: ['https://shop.example', 'http://localhost:4000'] })
})
afterEach(closeStreams)
afterAll(closeRedis)

async function widget(input: Partial<WidgetInput>): Promise<string> {
  const { id: memberId, name } = organization.members.admin
  const actor = { type: 'member', memberId, name, role: 'admin' } as const
  const all = {
    name: 'Shop',
    enabled: true,
    mailboxId: null,
    teamId: null,
    hours: '',
    asks: 'optional',
  } as const
  const look = { greeting: '', color: '#123abc', origins: [] }
  const made = await inOrganization({ organizationId: organization.id, actor }, (ctx) =>
    createWidget(ctx, { ...all, ...look, ...input }),
  )
  return made.key
}

async function begin(): Promise<Record<string, string>> {
  const { body } = await call(createChatSession, { params: { widget: key }, body: {} })
  return { 'x-visitor-token': String(body.token) }
}
const say = (headers: Record<string, string>, body: unknown) =>
  call(createChatMessage, { params: { widget: key }, headers, body })
const message = (text: string) => ({ clientId: newId(), text })

test('a visitor writes and reads without signing in, and only under a token of theirs', async () => {
  const visitor = await begin()
  expect((await say(visitor, message('Where is my parcel?'))).status).toBe(201)
  const seen = await call(listChatMessages, { params: { widget: key }, headers: visitor })
  expect(seen.body).toMatchObject({ items: [{ from: 'visitor', text: 'Where is my parcel?' }], more: false })
  for (const headers of [{}, { 'x-visitor-token': 'made.up.token' }])
    expect((await call(listChatMessages, { params: { widget: key }, headers })).status).toBe(404)
  expect((await call(listChatMessages, { params: { widget: 'unknown' }, headers: visitor })).status).toBe(404)
})

test('what is too long or no message is refused', async () => {
  const visitor = await begin()
  for (const body of [
    message(''),
    message('x'.repeat(4_001)),
    { clientId: 'short', text: 'x' },
    { ...message('x'), channel: 'mail' },
    { ...message('x'), email: 'nobody' },
  ])
    expect((await say(visitor, body)).status).toBe(400)
  expect((await say(visitor, message('x'.repeat(70_000)))).status).toBe(413)
})

test('another page than ours cannot speak for a visitor', async () => {
  const visitor = await begin()
  const foreign = { ...visitor, origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
  expect(await say(foreign, message('Hello'))).toMatchObject({
    status: 403,
    body: { code: 'foreign_origin' },
  })
})

test('a visitor may write twenty times a minute', async () => {
  const visitor = await begin()
  const once = message('Hello')
  const statuses: number[] = []
  for (let at = 0; at < 21; at += 1) statuses.push((await say(visitor, once)).status)
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 429])
})

test('the frame may be held by the listed sites alone, and by nobody where the chat is off', async () => {
  const shown = await widgetPage(key)
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toContain('frame-ancestors http://localhost:4000 https://shop.example')
  expect(policy).not.toContain('unsafe-inline')
  for (const other of [await widget({}), await widget({ enabled: false }), 'unknown']) {
    const page = await widgetPage(other)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
  expect((await widgetPage('unknown')).status).toBe(404)
})

test('words of an admin are text in the frame, never markup', async () => {
  const bad = '</script><img src=x onerror=alert(1)>'
  const html = await (await widgetPage(await widget({ greeting: bad, hours: bad }))).text()
  expect(html).not.toContain('<img')
  expect(html.match(/<\/script>/g)).toHaveLength(2)
})

test('the stream tells a visitor of their own news alone, and nothing of the desk', async () => {
  const visitor = await begin()
  const visitorId = String(visitor['x-visitor-token']).split('.')[0] ?? ''
  const response = await send(listenChat, { params: { widget: key }, headers: visitor })
  const announce = publishNotices(publish)
  const organizationId = organization.id
  await announce([
    { organizationId, event: { type: 'conversation.updated', conversationId: newId() } },
    { organizationId, event: { type: 'chat.shown', visitorId: newId() } },
    { organizationId, event: { type: 'chat.shown', visitorId } },
  ])
  const reader = response.body?.getReader()
  let text = ''
  while (reader && !text.includes('shown')) text += new TextDecoder().decode((await reader.read()).value)
  expect(text).toMatch(/^retry: 2000\n\nid: \S+\nevent: shown\ndata: \{"type":"shown"\}\n\n$/)
})

test('a stream needs a token that counts', async () => {
  expect((await send(listenChat, { params: { widget: key } })).status).toBe(404)
})

test.each([
  'http://shop.example',
  'https://a;script-src',
  'https://shop.example/page',
  'https://*.example',
  'shop.example',
  '*',
])('takes no %s for a site', async (origin) => {
  const as = await signedIn(organization, 'admin')
  const answer = await call(createChatWidget, { as, body: { name: 'Shop', origins: [origin] } })
  expect(answer.status).toBe(400)
})

test('a transcript needs a number, one kind of text and an end after its start', async () => {
  const as = await signedIn(organization, 'agent')
  const good = sampleBodies.createVoiceTranscript
  const made = await call(createVoiceTranscript, { as, body: good })
  expect(made).toMatchObject({ status: 201, body: { channel: 'voice' } })
  for (const wrong of [
    { caller: '030 1234567' },
    { text: 'both' },
    { turns: [] },
    { endedAt: '2026-11-19T10:00:00Z' },
    { recordingUrl: 'javascript:alert(1)' },
  ])
    expect((await call(createVoiceTranscript, { as, body: { ...good, ...wrong } })).status).toBe(400)
})

test('a list by a channel nobody knows is refused', async () => {
  const as = await signedIn(organization, 'viewer')
  expect((await call(listConversations, { as, query: '?channel=fax' })).status).toBe(400)
  expect((await call(listConversations, { as, query: '?channel=chat' })).status).toBe(200)
})
