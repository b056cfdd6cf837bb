import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { setStatus } from '../conversations/set-status.ts'
import { reply } from '../messages/reply.ts'
import { as } from '../test/contexts.ts'
import { findSimilar } from './find-similar.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

type Settled = {
  text: string
  answer?: string
  subject?: string
  category?: string
  spam?: boolean
  of?: TestOrganization
}

async function settled({
  text,
  answer,
  subject = 'Lamp',
  category,
  spam = false,
  of = organization,
}: Settled) {
  const { id } = await createConversation(of, { subject, text })
  await as(of, 'agent', async (ctx) => {
    if (answer) await reply(ctx, { conversation: id, text: answer, attachmentIds: [], resolve: false })
    await setStatus(ctx, { conversation: id, status: 'resolved' })
  })
  const categoryId = category ?? null
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { categoryId, spam } }))
  return id
}

async function asked(category?: string) {
  const text = 'The shade of my lamp arrived broken. Can I get a new shade?'
  const { id } = await createConversation(organization, { subject: 'Broken shade', text })
  const categoryId = category ?? null
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { categoryId } }))
  return (limit = 10, cursor?: string) =>
    as(organization, 'viewer', (ctx) => findSimilar(ctx, { conversation: id, limit, cursor }))
}

const broken = 'Hello, the shade of the lamp came broken, please send a new shade.'

test('shows what began alike, how it ended and what was answered, without the person it was answered to', async () => {
  await createConversation(organization, { text: 'When do you open the shop on Sunday?' })
  const answer =
    'Hi Ada,\n\nWe send you a new shade within 3 days. Your address ada@home.example is noted.\n\nTom'
  const id = await settled({ text: broken, answer, subject: 'Shade' })
  const { items } = await (await asked())()
  expect(items).toMatchObject([
    {
      id,
      subject: 'Shade',
      answer: 'We send you a new shade within 3 days.',
      resolvedBy: organization.members.agent.name,
      minutesToResolve: expect.any(Number),
    },
  ])
  expect(items[0]?.resolvedAt).not.toBeNull()
})

test('open, spam and foreign conversations are never among them', async () => {
  await createConversation(organization, { text: broken })
  await settled({ text: broken, spam: true })
  await settled({ text: broken, of: await createOrganization() })
  expect((await (await asked())()).items).toEqual([])
})

test('of two alike the one of the same category comes first, and one that was answered before one that was not', async () => {
  const { refund } = organization.categories
  const plain = await settled({ text: broken })
  const answered = await settled({ text: broken, answer: 'We send you a new shade within 3 days.' })
  const same = await settled({
    text: broken,
    answer: 'We send you a new shade within 3 days.',
    ...(refund ? { category: refund } : {}),
  })
  const { items } = await (await asked(refund))()
  expect(items.map(({ id }) => id)).toEqual([same, answered, plain])
})

test('pages go on where the last one ended', async () => {
  for (let index = 0; index < 3; index += 1) await settled({ text: broken })
  const find = await asked()
  const first = await find(2)
  const second = await find(2, first.nextCursor ?? undefined)
  const ids = [...first.items, ...second.items].map(({ id }) => id)
  expect([first.items.length, second.items.length, new Set(ids).size]).toEqual([2, 1, 3])
  expect(second.nextCursor).toBeNull()
})

/** So many settled conversations, all with common words and few with a rare one, written straight into the tables. */
const many = (count: number) =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT contact_id AS id FROM conversations WHERE organization_id = $1 LIMIT 1',
      [organization.id],
    )
    const at = [organization.id, organization.mailbox.id]
    await client.query(
      `INSERT INTO conversations (id, organization_id, number, mailbox_id, contact_id, subject, status, last_message_at)
       SELECT md5($1::text || n)::uuid, $1::uuid, 100000 + n, $2::uuid, $3::uuid, 'Lamp ' || n, 'resolved', now()
       FROM generate_series(1, $4::int) n`,
      [...at, rows[0]?.id, count],
    )
    await client.query(
      `INSERT INTO messages (id, organization_id, conversation_id, mailbox_id, sequence, direction, from_address, text, sent_at)
       SELECT gen_random_uuid(), $1::uuid, md5($1::text || n)::uuid, $2::uuid, 1, 'inbound', 'a@home.example',
         'My lamp arrived and I want to know about it, word' || n % 700 || CASE WHEN n % 500 = 0 THEN ' broken shade' ELSE '' END, now()
       FROM generate_series(1, $3::int) n`,
      [...at, count],
    )
    await client.query('VACUUM ANALYZE messages')
    await client.query('ANALYZE conversations')
  })

test('openings are found by their index, and rare words decide among thousands with common ones', async () => {
  const find = await asked()
  await many(3_000)
  const { items } = await find(10)
  expect(items.slice(0, 6).map(({ number }) => (number - 100_000) % 500)).toEqual(Array(6).fill(0))
  const plan = await asOwner(async (client) => {
    // A table of a test is read whole sooner than by any index.
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT conversation_id FROM messages WHERE organization_id = $1 AND search @@ 'shade'::tsquery
       AND sequence = 1 AND direction = 'inbound' LIMIT 400`,
      [organization.id],
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('messages_openings')
})
