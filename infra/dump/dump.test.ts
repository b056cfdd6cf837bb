import { createHash } from 'node:crypto'
import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { maskUnder } from './mask.ts'
import { writeDump } from './write-dump.ts'

withTestDatabase()

const mask = maskUnder(createHash('sha256').update('dump').digest())

async function dump(): Promise<{ sql: string; rows: number }> {
  const parts: string[] = []
  const rows = await asOwner((client) =>
    writeDump(client, mask, async (text) => {
      parts.push(text)
    }),
  )
  return { sql: parts.join(''), rows }
}

const tablesSql = `SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' ORDER BY 1`

const countAll = () =>
  asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(tablesSql)
    const { rows } = await client.query<{ name: string; count: number }>(
      tables
        .map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS count FROM "${name}"`)
        .join(' UNION ALL '),
    )
    return rows.filter(({ count }) => count > 0)
  })

test('no address, name or text of the original is in the dump, which can be read back whole', async () => {
  const organization = await createOrganization()
  const text = 'Wilhelmina Grünewald wants 4,711 lanterns sent to Zanzibar, call +43 660 9876543'
  const { id } = await createConversation(organization, { subject: 'Lanterns for Zanzibar', text })
  await asOwner(async (client) => {
    await client.query(
      `UPDATE messages SET html = '<p>Wilhelmina</p>', "references" = ARRAY['<lantern.17@grunewald.example>', 'b"c,d'],
         cc = '[{"name": "Wilhelmina", "address": "wilhelmina@grunewald.example"}]' WHERE conversation_id = $1`,
      [id],
    )
    await client.query(
      `UPDATE contacts SET email = 'wilhelmina@grunewald.example', name = 'Wilhelmina Grünewald', phone = '+436609876543'`,
    )
    await client.query(
      `UPDATE mailboxes SET credentials = 'v1.root.opensesame', settings = '{"Wilhelmina": {"kind": "opensesame me"}}'`,
    )
  })
  const before = await countAll()
  const { sql, rows } = await dump()
  expect(rows).toBe(before.reduce((sum, { count }) => sum + count, 0))
  for (const kept of [
    'wilhelmina',
    'grünewald',
    'grunewald',
    'zanzibar',
    'lantern',
    '4,711',
    '9876543',
    'opensesame',
  ])
    expect(sql.toLowerCase(), kept).not.toContain(kept)
  for (const member of Object.values(organization.members)) expect(sql).not.toContain(member.email)
  expect(sql).not.toContain(organization.slug)
  await asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(tablesSql)
    await client.query('SET session_replication_role = replica')
    await client.query(`TRUNCATE ${tables.map(({ name }) => `"${name}"`).join(', ')}`)
    await client.query(sql)
  })
  expect(await countAll()).toEqual(before)
  const shown = await asOwner((client) =>
    client.query(
      `SELECT m.text, m."references", m.direction, m.from_address, c.email, v.status FROM messages m
       JOIN conversations v ON v.id = m.conversation_id JOIN contacts c ON c.id = v.contact_id WHERE v.id = $1`,
      [id],
    ),
  )
  const [row] = shown.rows
  expect(row).toMatchObject({ direction: 'inbound', status: 'open' })
  expect(row.text.length).toBe(text.length)
  expect(row.text).toMatch(/^[A-Z][a-z]{9} [A-Z][a-z]{8} [a-z]{5} \d,\d{3} [a-z]{8} /)
  expect(row.references).toHaveLength(2)
  expect(row.email).toMatch(/^[a-z]{10}@[a-z]+-[a-z]+\.example$/)
})

test('refuses a column of a kind nobody has thought about, before anything is written', async () => {
  await asOwner((client) => client.query(`ALTER TABLE notes ADD COLUMN planted inet`))
  const written: string[] = []
  const attempt = asOwner((client) =>
    writeDump(client, mask, async (text) => {
      written.push(text)
    }),
  )
  await expect(attempt).rejects.toThrow('notes.planted has the type inet')
  expect(written).toEqual([])
})

test('the same word always becomes the same, two words never one, and ids stay', () => {
  const words = Array.from({ length: 200 }, (_, index) => `w${index}`)
  const masked = words.map(mask.text)
  expect(new Set(masked).size).toBe(words.length)
  expect(words.map(mask.text)).toEqual(masked)
  expect(mask.text('0198b2f0-0000-7000-8000-00000000dead')).toBe('0198b2f0-0000-7000-8000-00000000dead')
  expect(mask.text('Anna, ANNA and anna').replace(/ and /, ' ').toLowerCase()).toMatch(
    /^(\w{4}), \1 \w{3} \1$/,
  )
  expect(mask.text('https://shop.example/x')).toMatch(/^https:\/\/[a-z]{4}\.[a-z]{7}\/[a-z]$/)
  expect(mask.json({ type: 'anna' }, true)).toEqual({ [mask.text('type')]: mask.text('anna') })
  expect(
    mask.json({ type: 'member', name: 'anna', 'Anna Holm': 1, at: '2026-06-01T00:00:00Z', list: ['x y'] }),
  ).toEqual({
    type: 'member',
    name: mask.text('anna'),
    [mask.text('Anna Holm')]: 1,
    at: '2026-06-01T00:00:00Z',
    list: [mask.text('x y')],
  })
})
