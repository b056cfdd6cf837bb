import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { asOwner } from '@frontdesk/db/test/database'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import { env } from '@frontdesk/runtime/env'
import { expect, vi } from 'vitest'
import type { Mail } from './mails.ts'

export type Delivered = { messageId: string; state: string; attempts: number; conversationStatus: string }

/** Waits until all work that was promised to the organization is done. */
export function untilAllDone(organization: TestOrganization): Promise<void> {
  return untilNone('promises that are not kept yet', async () => {
    const promised = await rows<{ job: string; left: number; done: number }>(
      organization,
      `SELECT job, count(*) FILTER (WHERE done_at IS NULL)::int AS left, count(done_at)::int AS done
       FROM outbox WHERE organization_id = $1 GROUP BY job`,
    )
    return {
      left: promised.filter(({ left }) => left > 0).map(({ job, left }) => `${left} × ${job}`),
      // What is done promises more, so that for a while no fewer are left.
      done: promised.reduce((sum, { done }) => sum + done, 0),
    }
  })
}

/** Waits until the mails are messages of the organization. */
export function untilIngested(organization: TestOrganization, mails: Mail[]): Promise<void> {
  return untilNone('mails that are no messages yet', async () => {
    const found = await rows<{ messageId: string }>(
      organization,
      'SELECT message_id AS "messageId" FROM messages WHERE organization_id = $1 AND message_id = ANY ($2)',
      mails.map((mail) => mail.messageId),
    )
    const here = new Set(found.map(({ messageId }) => messageId))
    return {
      left: mails.map(({ messageId }) => messageId).filter((id) => !here.has(id)),
      done: here.size,
    }
  })
}

const patienceMs = 150_000

/** However slow the machine is, it is waited for as long as more is done. */
async function untilNone(what: string, look: () => Promise<{ left: string[]; done: number }>): Promise<void> {
  let [most, since] = [-1, performance.now()]
  for (;;) {
    const { left, done } = await look()
    if (left.length === 0) return
    if (done > most) [most, since] = [done, performance.now()]
    if (performance.now() - since > patienceMs) expect(left, what).toEqual([])
    await wait(100)
  }
}

/** The main promise: every acknowledged mail is one message, in the right place, with its raw form. */
export async function expectEachOnce(organization: TestOrganization, mails: Mail[]): Promise<void> {
  const messages = await rows<{
    messageId: string
    conversationId: string
    sequence: number
    rawKey: string
  }>(
    organization,
    `SELECT message_id AS "messageId", conversation_id AS "conversationId", sequence, raw_key AS "rawKey"
     FROM messages WHERE organization_id = $1 AND direction = 'inbound'`,
  )
  const ids = mails.map((mail) => mail.messageId)
  expect(messages.map((message) => message.messageId).sort()).toEqual(ids.sort())
  const conversationOf = new Map(messages.map((message) => [message.messageId, message.conversationId]))
  for (const { messageId, inReplyTo } of mails.filter((mail) => mail.inReplyTo !== undefined)) {
    expect(conversationOf.get(messageId)).toBe(conversationOf.get(inReplyTo ?? ''))
  }
  const folder = join(env.FRONTDESK_DATA_DIR, 'storage')
  expect(messages.filter(({ rawKey }) => !existsSync(join(folder, rawKey)))).toEqual([])
  expect(
    await rows(
      organization,
      `SELECT state, count(*)::int AS count FROM inbound_mails
      WHERE organization_id = $1 GROUP BY state`,
    ),
  ).toEqual([{ state: 'ingested', count: mails.length }])
  await expectNoGaps(organization, new Set(conversationOf.values()).size)
  await expectPromisesKept(organization)
}

/** Where each reply of the organization stands. */
export function deliveriesOf(organization: TestOrganization): Promise<Delivered[]> {
  return rows<Delivered>(
    organization,
    `SELECT m.message_id AS "messageId", d.state::text, d.attempts, c.status AS "conversationStatus"
     FROM deliveries d JOIN messages m ON m.id = d.message_id JOIN conversations c ON c.id = m.conversation_id
     WHERE d.organization_id = $1 ORDER BY m.created_at`,
  )
}

/**
 * What left is what is marked as sent, each once; of a reply whose outcome is unknown one copy may have left. All are
 * settled.
 */
export function expectLeftOnce(copies: readonly string[], deliveries: readonly Delivered[]): void {
  const idsIn = (state: string) =>
    deliveries.filter((one) => one.state === state).map(({ messageId }) => messageId)
  const [sent, unknown] = [idsIn('sent'), idsIn('unknown')]
  expect(sent.length + unknown.length).toBe(deliveries.length)
  expect(copies.filter((id) => !unknown.includes(id)).sort()).toEqual(sent.sort())
  expect(new Set(copies).size).toBe(copies.length)
}

/** Messages are numbered 1, 2, 3 … in each conversation, and conversations in the organization. */
async function expectNoGaps(organization: TestOrganization, conversations: number): Promise<void> {
  const torn = await rows(
    organization,
    `SELECT c.number FROM conversations c JOIN messages m ON m.conversation_id = c.id
     WHERE c.organization_id = $1 GROUP BY c.id
     HAVING array_agg(m.sequence ORDER BY m.sequence) <> array(SELECT generate_series(1, c.last_sequence))`,
  )
  expect(torn).toEqual([])
  expect(
    await rows(
      organization,
      `SELECT count(*)::int AS count, min(number) AS first, max(number) AS last FROM conversations
       WHERE organization_id = $1`,
    ),
  ).toEqual([{ count: conversations, first: 1, last: conversations }])
}

/** Nothing was given up; each message got one judgement and took one route, with one draft and no second case. */
async function expectPromisesKept(organization: TestOrganization): Promise<void> {
  expect(await rows(organization, 'SELECT job, error FROM failed_jobs WHERE organization_id = $1')).toEqual(
    [],
  )
  const unequal = await rows(
    organization,
    `SELECT * FROM (
       SELECT m.id,
         (SELECT count(*)::int FROM outbox o
          WHERE o.job = 'classify-message' AND o.payload->>'messageId' = m.id::text) AS questions,
         (SELECT count(*)::int FROM classifications k WHERE k.message_id = m.id) AS judgements,
         (SELECT count(*)::int FROM workflow_runs r JOIN workflow_events e ON e.id = r.event_id
          WHERE e.message_id = m.id AND e.trigger = 'classified' AND r.state = 'done') AS routes,
         (SELECT count(*)::int FROM outbox o
          WHERE o.job = 'draft-reply' AND o.payload->>'messageId' = m.id::text) AS drafts
       FROM messages m WHERE m.organization_id = $1 AND m.direction = 'inbound') AS each
     WHERE (questions, judgements, routes, drafts) <> (1, 1, 1, 1)`,
  )
  expect(unequal).toEqual([])
  const cases = await rows(
    organization,
    `SELECT k.conversation_id FROM classifications k WHERE k.organization_id = $1 AND k.route = 'safety_compliance'
       AND (SELECT count(*) FROM compliance_entries e WHERE e.message_id = k.message_id) <> 1`,
  )
  expect(cases).toEqual([])
}

/** Polls until the assertions hold, long enough for a busy machine. */
export function eventually(assertions: () => Promise<void>): Promise<void> {
  return vi.waitFor(assertions, { timeout: patienceMs, interval: 100 })
}

function rows<Row extends object>(
  organization: TestOrganization,
  sql: string,
  ...values: unknown[]
): Promise<Row[]> {
  return asOwner(async (client) => (await client.query<Row>(sql, [organization.id, ...values])).rows)
}
