import { randomBytes, randomUUID } from 'node:crypto'
import { builtInWorkflows } from '@frontdesk/core/workflows/templates/found'
import { hashToken } from '@frontdesk/runtime/crypto'
import type pg from 'pg'

export type BenchOrganization = { id: string; mailbox: string; apiKey: string }

/** An organization with a mailbox, categories, tags, members and an owner's API key, straight into the tables. */
export async function createBenchOrganization(db: pg.Client, slug: string): Promise<BenchOrganization> {
  const id = randomUUID()
  const mailbox = `support@${slug}.example`
  const apiKey = `fd_${randomBytes(32).toString('base64url')}`
  await db.query('INSERT INTO organizations (id, slug, name) VALUES ($1, $2, $2)', [id, slug])
  await db.query(
    `INSERT INTO mailboxes (id, organization_id, address, name, from_name, proven_at)
     VALUES (gen_random_uuid(), $1, $2, 'Support', 'Support', now())`,
    [id, mailbox],
  )
  await db.query(
    `INSERT INTO api_keys (id, organization_id, name, role, prefix, key_hash)
     VALUES (gen_random_uuid(), $1, 'bench', 'owner', $2, $3)`,
    [id, apiKey.slice(0, 8), hashToken(apiKey)],
  )
  await db.query(
    `INSERT INTO categories (id, organization_id, key, name, route, position)
     SELECT gen_random_uuid(), $1, k, k, (ARRAY['informational', 'service_action', 'safety_compliance'])[1 + n % 3]::route, n
     FROM unnest(ARRAY['refund', 'order_status', 'returns', 'billing', 'product_question', 'safety']) WITH ORDINALITY x (k, n)`,
    [id],
  )
  await db.query(
    `INSERT INTO tags (id, organization_id, name) SELECT gen_random_uuid(), $1, 'tag-' || n FROM generate_series(1, 12) n`,
    [id],
  )
  await db.query(
    `WITH u AS (INSERT INTO users (id, email) SELECT gen_random_uuid(), 'agent-' || n || '@' || $2 FROM generate_series(1, 8) n RETURNING id, email)
     INSERT INTO members (id, organization_id, user_id, email, name, role)
     SELECT gen_random_uuid(), $1, u.id, u.email, split_part(u.email, '@', 1), 'agent' FROM u`,
    [id, `${slug}.example`],
  )
  const { text, values } = builtInWorkflows(id)
  await db.query(text, values)
  return { id, mailbox, apiKey }
}

/**
 * Fills an organization with conversations of two messages each over a year: a third open, a quarter
 * assigned, a third tagged, all judged.
 */
export async function fillOrganization(db: pg.Client, id: string, count: number): Promise<void> {
  const run = (sql: string) => db.query(sql, [id, count])
  await run(`INSERT INTO contacts (id, organization_id, email, name)
    SELECT gen_random_uuid(), $1, 'contact-' || n || '@customer.example', 'Customer ' || n
    FROM generate_series(1, $2::int / 3) n`)
  await run(`
    WITH k AS (SELECT array_agg(id) AS ids FROM contacts WHERE organization_id = $1),
      g AS (SELECT array_agg(id) AS ids FROM categories WHERE organization_id = $1),
      a AS (SELECT array_agg(id) AS ids FROM members WHERE organization_id = $1),
      b AS (SELECT id FROM mailboxes WHERE organization_id = $1 LIMIT 1)
    INSERT INTO conversations (id, organization_id, number, mailbox_id, contact_id, assignee_id, subject, status,
      spam, preview, last_sequence, last_message_at, waiting_since, route, category_id, confidence, sentiment,
      severity, language, classified_by, created_at)
    SELECT gen_random_uuid(), $1, n, b.id, k.ids[1 + n % cardinality(k.ids)],
      CASE WHEN n % 4 = 0 THEN a.ids[1 + n % cardinality(a.ids)] END,
      'Order ' || n || ' ' || w.topic, (ARRAY['open', 'resolved', 'closed', 'pending', 'open', 'resolved'])[1 + n % 6],
      n % 50 = 0, w.topic || ' ' || n, 2, t.at, t.at, 'informational', g.ids[1 + n % cardinality(g.ids)], 0.8, 0.1,
      'normal', 'en', 'local', t.at
    FROM generate_series(1, $2::int) n, k, g, a, b,
      LATERAL (SELECT now() - random() * interval '365 days' + n * interval '0' AS at) t,
      LATERAL (SELECT ${topics}[1 + (n * 7) % 10] AS topic) w`)
  await run(`UPDATE organizations SET next_number = $2::int + 1 WHERE id = $1`)
  await run(`
    INSERT INTO messages (id, organization_id, conversation_id, mailbox_id, sequence, direction, message_id,
      from_name, from_address, subject, text, sent_at, created_at)
    SELECT gen_random_uuid(), $1, c.id, c.mailbox_id, s, CASE WHEN s = 1 THEN 'inbound' ELSE 'outbound' END::direction,
      '<' || c.id || '-' || s || '@bench.example>', 'Customer', 'customer@customer.example', c.subject,
      'Hello, this is about order ' || c.number || '. ' || ${sentences}[1 + c.number % 10] || ' '
        || ${sentences}[1 + (c.number / 10) % 10] || ' ' || ${sentences}[1 + (c.number / 100 + s) % 10]
        || ' My reference is ref' || md5(c.id::text || s) || '.', c.last_message_at, c.last_message_at
    FROM conversations c, generate_series(1, 2) s WHERE c.organization_id = $1 AND $2::int > 0`)
  await run(`
    WITH t AS (SELECT array_agg(id) AS ids FROM tags WHERE organization_id = $1)
    INSERT INTO conversation_tags (organization_id, conversation_id, tag_id)
    SELECT $1, c.id, t.ids[1 + c.number % cardinality(t.ids)] FROM conversations c, t
    WHERE c.organization_id = $1 AND c.number % 3 = 0 AND $2::int > 0`)
}

const topics = `(ARRAY['parcel is late', 'refund asked', 'wrong size', 'invoice twice', 'lamp flickers', 'cancel plan',
  'new address', 'broken kettle', 'gift voucher', 'when in stock'])`
const sentences = `(ARRAY['The parcel has been at the depot for six days.', 'I was charged twice and want one payment back.',
  'The jacket is one size too small for me.', 'Please send the invoice again in my company''s name.',
  'The lamp flickers and smells of burnt plastic.', 'I want to cancel my subscription before Friday.',
  'We have moved, please change the address of delivery.', 'The handle of the kettle broke on the first day.',
  'The voucher is refused at the till.', 'Is the green one coming back before the summer?'])`
