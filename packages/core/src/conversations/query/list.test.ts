import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { as } from '../../test/contexts.ts'
import { assign } from '../assign.ts'
import { markSpam } from '../mark-spam.ts'
import { setStatus } from '../set-status.ts'
import { setTags } from '../set-tags.ts'
import { snooze } from '../snooze.ts'
import { countConversations } from './count.ts'
import { type ListInput, listConversations } from './list.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  // Another organization's rows are always there to be shown by mistake.
  const other = await createOrganization()
  for (const subject of ['Quagga', 'Return']) await createConversation(other, { subject, text: 'quagga' })
})

beforeEach(async () => {
  organization = await createOrganization()
})

const list = (input: Partial<ListInput> = {}) =>
  as(organization, 'agent', (ctx) => listConversations(ctx, { limit: 50, ...input }))
const subjects = async (input: Partial<ListInput> = {}) =>
  (await list(input)).items.map(({ subject }) => subject)
const open = (subject: string, text = 'Hello') => createConversation(organization, { subject, text })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

async function everyPage(input: Partial<ListInput>, between: () => Promise<unknown> = async () => {}) {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...input, cursor })
    seen.push(...page.items.map(({ subject }) => subject))
    cursor = page.nextCursor ?? undefined
    await between()
  } while (cursor !== undefined)
  return seen
}

test('pages show every conversation once, newest first, while others arrive', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `c${index}`)
  for (const [index, subject] of names.entries()) {
    // Pairs share a moment, so that the order needs the id as well.
    await createConversation(organization, { subject, at: minutesAgo(60 - Math.floor(index / 2)) })
  }
  const seen = await everyPage({ limit: 4 }, () => open('arrived since'))
  expect(seen.filter((subject) => subject !== 'arrived since').sort()).toEqual(names.toSorted())
  expect(seen).toHaveLength(25)
  expect(seen[0]).toMatch(/^c2[34]$/)
})

test('filters show what they say', async () => {
  const { agent, admin } = organization.members
  const by = Object.fromEntries(
    await Promise.all(
      ['open', 'mine', 'pending', 'resolved', 'closed', 'asleep', 'spam', 'tagged'].map(
        async (name) => [name, (await open(name)).id] as const,
      ),
    ),
  ) as Record<string, string>
  const conversation = (name: string) => by[name] ?? ''
  await as(organization, 'agent', async (ctx) => {
    await assign(ctx, { conversation: conversation('mine'), assigneeId: agent.id })
    await setStatus(ctx, { conversation: conversation('pending'), status: 'pending' })
    await setStatus(ctx, { conversation: conversation('resolved'), status: 'resolved' })
    await setStatus(ctx, { conversation: conversation('closed'), status: 'closed' })
    await snooze(ctx, { conversation: conversation('asleep'), until: new Date(Date.now() + 60_000) })
    await markSpam(ctx, { conversation: conversation('spam'), spam: true })
    await setTags(ctx, { conversation: conversation('tagged'), tags: ['vip'] })
  })
  await asSystem('test', (db) =>
    db.conversation.update({
      where: { id: conversation('tagged') },
      data: { categoryId: organization.categories.refund },
    }),
  )
  const shown = async (input: Partial<ListInput>) => (await subjects(input)).toSorted()
  expect(await shown({ status: 'open' })).toEqual(['mine', 'open', 'tagged'])
  expect(await shown({ status: 'in_progress' })).toEqual(['mine'])
  expect(await shown({ status: 'pending' })).toEqual(['pending'])
  expect(await shown({ status: 'resolved' })).toEqual(['resolved'])
  expect(await shown({ status: 'closed' })).toEqual(['closed'])
  expect(await shown({ status: 'snoozed' })).toEqual(['asleep'])
  expect(await shown({ status: 'spam' })).toEqual(['spam'])
  expect(await shown({ status: 'all' })).toHaveLength(8)
  expect(await shown({})).not.toContain('spam')
  expect(await shown({ assignee: 'me' })).toEqual(['mine'])
  expect(await shown({ assignee: agent.id })).toEqual(['mine'])
  expect(await shown({ assignee: admin.id })).toEqual([])
  expect(await shown({ assignee: 'none', status: 'open' })).toEqual(['open', 'tagged'])
  expect(await shown({ tag: 'vip', category: 'refund' })).toEqual(['tagged'])
  expect(await shown({ mailbox: organization.mailbox.address.toUpperCase() })).toHaveLength(7)
  expect(await shown({ mailbox: organization.mailbox.id, tag: 'vip' })).toEqual(['tagged'])
  expect(await as(organization, 'agent', countConversations)).toEqual({
    mine: 1,
    unassigned: 2,
    open: 3,
    angry: 0,
    pending: 1,
    snoozed: 1,
    spam: 1,
    teams: {},
  })
})

test('the angry who wait are shown alone, the longest first, on every page, and counted', async () => {
  const felt = async (subject: string, sentiment: number | null, fields: object = {}) => {
    const { id } = await open(subject)
    await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { sentiment, ...fields } }))
    return id
  }
  const since = (minutes: number) => ({ waitingSince: minutesAgo(minutes) })
  await felt('furious', -0.9, since(5))
  await felt('unhappy', -0.2, since(50))
  await felt('annoyed', -0.5, since(20))
  await felt('calm', -0.19, since(90))
  await felt('happy', 0.8, since(80))
  await felt('not judged yet', null, since(70))
  await felt('answered', -0.9, { waitingSince: null })
  await felt('furious spam', -0.9, { ...since(30), spam: true })
  await felt('asleep', -0.9, { ...since(30), snoozedUntil: new Date(Date.now() + 60_000) })
  const view = { status: 'open', mood: 'negative', waiting: true, sort: 'waiting' } as const
  expect(await everyPage({ ...view, limit: 1 })).toEqual(['unhappy', 'annoyed', 'furious'])
  expect((await as(organization, 'agent', countConversations)).angry).toBe(3)
  expect(await subjects({ sort: 'waiting', mood: 'positive' })).toEqual(['happy'])
  expect(await subjects({ mood: 'neutral' })).toEqual(['calm'])
  expect(await subjects({ mood: 'negative', waiting: false })).toEqual(['answered'])
  expect((await subjects({ sort: 'waiting' })).slice(0, 3)).toEqual(['calm', 'happy', 'not judged yet'])
})

test.each([
  { tag: 'nobody uses this' },
  { tag: 'a\0b' },
  { category: "'; DROP TABLE notes; --" },
  { mailbox: 'no-id-and-no-address' },
  { mailbox: 'nobody@nowhere.example' },
  { mailbox: 'a\0@b' },
])('a filter that fits nothing shows nothing: %j', async (filter) => {
  await open('here')
  expect(await subjects(filter)).toEqual([])
})

test('finds words wherever they stand, in any order, and the beginning of the last one', async () => {
  await open('Broken lamp', 'The shade arrived cracked')
  await open('Late parcel', 'It was due on Monday')
  expect(await subjects({ q: 'cracked lamp' })).toEqual(['Broken lamp'])
  expect(await subjects({ q: 'lamp crac' })).toEqual(['Broken lamp'])
  expect(await subjects({ q: 'PARC' })).toEqual(['Late parcel'])
  expect(await subjects({ q: 'arcel' })).toEqual([])
})

test('finds a conversation by its number, before those that mention it', async () => {
  const { number } = await open('The one')
  await open('Another', `As in ${number}`)
  expect((await subjects({ q: String(number) }))[0]).toBe('The one')
  expect((await subjects({ q: `#${number}` }))[0]).toBe('The one')
})

test('shows nothing of another organization, and nothing of its own to it', async () => {
  await open('Ours')
  for (const q of ['quagga', 'Quagga', 'Return', 'quag']) expect(await subjects({ q })).toEqual([])
})

test('a question of stop words alone still finds what holds them', async () => {
  await open('Who', 'what is it to be or not to be')
  expect(await subjects({ q: 'to be or not to be' })).toEqual(['Who'])
})

test.each([
  "lamp' | 'parcel",
  '!lamp',
  'lamp & parcel',
  'lamp <-> (',
  'lamp:*ABCD',
  "'); DROP TABLE notes; --",
  '\\',
  '%',
  '🙂',
  '\u0000',
  '\ud800',
  '()',
  '"lamp',
  'é'.normalize('NFD'),
  'a'.repeat(5_000),
  'word '.repeat(500),
])('an operator in a question is text: %j', async (q) => {
  await open('Chair', 'No light here')
  expect(await subjects({ q })).toEqual([])
})

test('when nothing has all words, any of them will do, on every page', async () => {
  const names = Array.from({ length: 7 }, (_, index) => `Lamp ${index}`)
  for (const name of names) await open(name)
  const seen = await everyPage({ q: 'lamp unheardof', limit: 3 })
  expect(seen.toSorted()).toEqual(names)
})

test('search and filters hold together', async () => {
  await open('Lamp one')
  const { id } = await open('Lamp two')
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation: id, status: 'resolved' }))
  expect(await subjects({ q: 'lamp', status: 'resolved' })).toEqual(['Lamp two'])
})

test('refuses a cursor of another list', async () => {
  for (const cursor of ['x', Buffer.from('["a"]').toString('base64url'), '']) {
    await expect(list({ cursor })).rejects.toMatchObject({ code: 'malformed' })
    await expect(list({ cursor, q: 'lamp' })).rejects.toMatchObject({ code: 'malformed' })
  }
})
