import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { openConversation } from '../conversations/open.ts'
import { listConversations } from '../conversations/query/list.ts'
import { setStatus } from '../conversations/set-status.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { reply } from '../messages/reply.ts'
import { addNote } from '../notes/add.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { widgetInput } from '../test/outside.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { receiveTranscript } from '../voice/receive-transcript.ts'
import { listChat } from './list.ts'
import { receiveChat } from './receive.ts'
import { startChat, userHash } from './start.ts'
import { visitorToken } from './visitor-token.ts'
import { changeWidget, createWidget, type WidgetInput } from './widgets.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let widget: Awaited<ReturnType<typeof createWidget>>

beforeEach(async () => {
  organization = await createOrganization()
  widget = await as(organization, 'admin', (ctx) => createWidget(ctx, widgetInput))
  await undoTime(0)
})

const undoTime = (undoSeconds: number) =>
  asSystem('test', (db) => db.organization.update({ where: { id: organization.id }, data: { undoSeconds } }))
const change = (input: Partial<WidgetInput>) =>
  as(organization, 'admin', (ctx) => changeWidget(ctx, { ...widgetInput, ...input, id: widget.id }))
const begin = async () => (await startChat(widget.key, {})).token
const say = (token: string, text: string, more: { clientId?: string; name?: string; email?: string } = {}) =>
  receiveChat(widget.key, { token, clientId: newId(), text, ...more })
const seen = async (token: string, after = 0) =>
  (await listChat(widget.key, { token, after, limit: 100 })).items
const conversations = async () =>
  (await as(organization, 'viewer', (ctx) => listConversations(ctx, { limit: 50 }))).items

async function answer(text: string, more: { to?: string[] } = {}) {
  const [{ id: conversation = '' } = {}] = await conversations()
  const { id } = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text, attachmentIds: [], resolve: false, ...more }),
  )
  return id
}
const deliver = (messageId: string) => deliverMessage({ organizationId: organization.id, messageId })
const deliveryOf = (messageId: string) =>
  asSystem('test', (db) => db.delivery.findUniqueOrThrow({ where: { messageId } }))

test('the same message by four channels is four conversations, each with its channel', async () => {
  const text = 'Where is my parcel? It should have been here on Monday.'
  await receiveMail(organization, { text })
  await as(organization, 'agent', (ctx) =>
    openConversation(ctx, {
      contact: { email: 'ada@customer.example', name: 'Ada' },
      subject: 'Where is my parcel?',
      direction: 'inbound',
      text,
      tags: [],
    }),
  )
  await say(await begin(), text, { name: 'Ada', email: 'ada@customer.example' })
  await as(organization, 'agent', (ctx) => receiveTranscript(ctx, { ...call, text }))
  const all = await conversations()
  expect(all.map(({ channel }) => channel).sort()).toEqual(['api', 'chat', 'mail', 'voice'])
  for (const { channel, id } of all) {
    const found = await as(organization, 'viewer', (ctx) => listConversations(ctx, { limit: 50, channel }))
    expect(found.items.map((one) => one.id)).toEqual([id])
  }
  expect(await promisedJobs(organization, 'classify-message')).toHaveLength(4)
})

test('a visitor goes on in one conversation, and begins another after it was closed', async () => {
  const token = await begin()
  await say(token, 'Where is my parcel?')
  await say(token, 'It is order 4711.')
  const [first, ...none] = await conversations()
  expect(none).toEqual([])
  expect(first).toMatchObject({ channel: 'chat', subject: 'Where is my parcel?', messageCount: 2 })
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: first?.id ?? '', status: 'resolved' }),
  )
  await say(token, 'Still not here.')
  expect(await conversations()).toMatchObject([{ status: 'open', messageCount: 3 }])
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: first?.id ?? '', status: 'closed' }),
  )
  await say(token, 'Another question.')
  expect(await conversations()).toHaveLength(2)
  expect((await seen(token)).map(({ text }) => text)).toEqual([
    'Where is my parcel?',
    'It is order 4711.',
    'Still not here.',
    'Another question.',
  ])
})

test('the same client id makes one message, also when both come at once', async () => {
  const token = await begin()
  const clientId = 'drawn-in-the-browser'
  const sent = await Promise.all([1, 2, 3].map(() => say(token, 'Once.', { clientId })))
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
  expect(await seen(token)).toHaveLength(1)
  expect(await conversations()).toMatchObject([{ messageCount: 1 }])
})

test('a reply is shown when its time for undo is over, and never when it was taken back', async () => {
  const token = await begin()
  await say(token, 'Where is my parcel?')
  await undoTime(60)
  const held = await answer('It will never come.')
  await deliver(held)
  expect(await seen(token, 1)).toEqual([])
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId: held }))
  await undoTime(0)
  const shown = await answer('It comes <b>tomorrow</b>.')
  await deliver(shown)
  await deliver(shown)
  expect(await seen(token, 1)).toMatchObject([
    { from: 'team', text: 'It comes <b>tomorrow</b>.', sequence: 2 },
  ])
  expect(await deliveryOf(shown)).toMatchObject({ state: 'sent', recipients: [] })
  expect(smtp.mails).toEqual([])
})

test('a visitor who left an address and went away gets the reply by mail too, once', async () => {
  const token = await begin()
  await say(token, 'Where is my parcel?', { name: 'Ada', email: 'Ada@customer.example' })
  const there = await answer('One moment.')
  await deliver(there)
  expect(smtp.mails).toHaveLength(0)
  await asSystem('test', (db) =>
    db.chatVisitor.updateMany({
      where: { organizationId: organization.id },
      data: { seenAt: new Date(Date.now() - 120_000) },
    }),
  )
  const away = await answer('It comes tomorrow.')
  await deliver(away)
  await deliver(away)
  expect(smtp.mails).toMatchObject([{ to: ['ada@customer.example'] }])
  expect(await deliveryOf(away)).toMatchObject({ state: 'sent', recipients: ['ada@customer.example'] })
  expect((await seen(token)).map(({ text }) => text)).toEqual([
    'Where is my parcel?',
    'One moment.',
    'It comes tomorrow.',
  ])
})

test('a visitor sees no note, no mail to others and nothing of another visitor', async () => {
  const [token, other] = [await begin(), await begin()]
  await say(token, 'Where is my parcel?')
  const [{ id: conversation = '' } = {}] = await conversations()
  await as(organization, 'agent', (ctx) => addNote(ctx, { conversation, text: 'A fraud?' }))
  await deliver(await answer('Have you seen this one?', { to: ['carrier@parcels.example'] }))
  await say(other, 'My own secret.')
  expect((await seen(token)).map(({ text }) => text)).toEqual(['Where is my parcel?'])
  expect((await seen(other)).map(({ text }) => text)).toEqual(['My own secret.'])
  expect(smtp.mails).toMatchObject([{ to: ['carrier@parcels.example'] }])
})

test('who the site names is the same in every browser, and nobody else can be them', async () => {
  const user = { id: 'user-7', hash: userHash(widget.secret, 'user-7'), name: 'Grace' }
  const first = await startChat(widget.key, { user })
  expect(first.visitor).toEqual({ name: 'Grace', email: null, known: true })
  await say(first.token, 'From my desk.')
  const second = await startChat(widget.key, { user, token: await begin() })
  expect(await seen(second.token)).toMatchObject([{ text: 'From my desk.' }])
  const forged = { ...user, hash: userHash('another secret', 'user-7') }
  await expect(startChat(widget.key, { user: forged })).rejects.toThrow('not allowed')
  const signedOut = await startChat(widget.key, { token: first.token })
  expect(await seen(signedOut.token)).toEqual([])
})

test('a made-up token, one of another organization and an unknown or disabled widget are nowhere', async () => {
  const token = await begin()
  await say(token, 'Where is my parcel?')
  const elsewhere = await createOrganization()
  const theirs = await as(elsewhere, 'admin', (ctx) => createWidget(ctx, widgetInput))
  const [visitor, expires] = token.split('.')
  const lasting = `${visitor}.${(Number.parseInt(expires ?? '', 36) + 1).toString(36)}.${token.split('.')[2]}`
  for (const bad of ['', 'x.y.z', lasting, (await startChat(theirs.key, {})).token])
    await expect(seen(bad)).rejects.toThrow('not found')
  await expect(listChat(theirs.key, { token, after: 0, limit: 10 })).rejects.toThrow('not found')
  await expect(startChat('nothing', {})).rejects.toThrow('not found')
  await change({ enabled: false })
  await expect(seen(token)).rejects.toThrow('not found')
  await expect(say(token, 'Hello?')).rejects.toThrow('not found')
})

test('a token that is over says so, and its browser begins anew as nobody', async () => {
  const place = { id: widget.id, organizationId: organization.id }
  const long = new Date(Date.now() - 31 * 86_400_000)
  const { token } = visitorToken(place, newId(), long)
  await expect(seen(token)).rejects.toMatchObject({ code: 'unauthenticated' })
  const anew = await startChat(widget.key, { token })
  expect(await seen(anew.token)).toEqual([])
})

test('name and address are asked for where the widget wants them, and never one of ours taken', async () => {
  await change({ asks: 'required' })
  const token = await begin()
  await expect(say(token, 'Hi')).rejects.toMatchObject({ code: 'address_required' })
  const ours = { name: 'Ada', email: organization.mailbox.address }
  await expect(say(token, 'Hi', ours)).rejects.toMatchObject({ code: 'own_address' })
  await say(token, 'Hi', { name: 'Ada', email: 'ada@customer.example' })
  await say(token, 'More')
  expect(await conversations()).toMatchObject([
    { contact: { name: 'Ada', email: 'ada@customer.example' }, messageCount: 2 },
  ])
})

const call = {
  callId: 'call-1',
  caller: '+49301234567',
  name: '',
  startedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T10:03:05Z',
}

test('a transcript is one conversation for each call, with its turns and a contact by number', async () => {
  const turns = [
    { speaker: 'Agent', text: 'How can I help?' },
    { speaker: 'Caller', text: 'My parcel is lost.' },
  ]
  const take = (fields: object) =>
    as(organization, 'agent', (ctx) => receiveTranscript(ctx, { ...call, turns, ...fields }))
  const first = await take({ name: 'Grace', recordingUrl: 'https://pbx.example/1.wav' })
  expect((await take({})).id).toBe(first.id)
  const second = await take({ callId: 'call-2' })
  expect(second.id).not.toBe(first.id)
  expect(second.contact.id).toBe(first.contact.id)
  expect(first).toMatchObject({ channel: 'voice', contact: { name: 'Grace' } })
  const message = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { conversationId: first.id } }),
  )
  expect(message.text).toBe(
    'Agent: How can I help?\n\nCaller: My parcel is lost.\n\nRecording: https://pbx.example/1.wav',
  )
  const toNobody = as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: first.id, text: 'Hello', attachmentIds: [], resolve: false }),
  )
  await expect(toNobody).rejects.toMatchObject({ path: 'to' })
})
