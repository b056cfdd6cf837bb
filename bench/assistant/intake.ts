/**
 * How long a mail takes from its last byte until all that follows from it is done: stored, threaded, judged, its
 * workflows run, and a draft offered or rightly none; and how long an agent waits for everything recommended anew.
 * First one at a time, then all at once. The goal is 15 s for each.
 *   node bench/assistant/intake.ts [mails]
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { inOrganization } from '@frontdesk/core/context'
import { requestDraft } from '@frontdesk/core/drafts/request'
import { writtenByPeople } from '@frontdesk/core/messages/written-by-people'
import { recommendSavedReplies } from '@frontdesk/core/saved-replies/recommend/recommend'
import { findSimilar } from '@frontdesk/core/similar/find-similar'
import { machine, spread } from '../rig/figures.ts'
import { type Bench, openProduct } from '../rig/open-product.ts'
import { joinProduct } from '../rig/providers/connect.ts'
import { type Question, questions } from '../rig/questions.ts'
import { openConnection, type SmtpConnection } from '../rig/smtp-client.ts'

const [mails = 100] = process.argv.slice(2).map(Number)
const longestMs = 60_000
const goalMs = 15_000
const warmUp = 5

const stateOfMail = `
  SELECT m.message_id AS "messageId", m.conversation_id AS "conversationId",
    NOT m.auto_kind = ANY ($2) OR EXISTS (
      SELECT 1 FROM classifications k WHERE k.organization_id = m.organization_id AND k.message_id = m.id) AS judged,
    EXISTS (SELECT 1 FROM outbox o WHERE o.organization_id = m.organization_id AND o.done_at IS NULL
      AND o.not_before <= now() AND (o.payload->>'messageId' = m.id::text
        OR o.payload->>'conversationId' = m.conversation_id::text))
    OR EXISTS (SELECT 1 FROM workflow_events e WHERE e.organization_id = m.organization_id
      AND e.conversation_id = m.conversation_id AND e.done_at IS NULL) AS open,
    EXISTS (SELECT 1 FROM drafts d WHERE d.organization_id = m.organization_id
      AND d.conversation_id = m.conversation_id AND d.author = 'assistant') AS drafted
  FROM messages m WHERE m.message_id = ANY ($1)`

/** Milliseconds since the mail was accepted, at which each step was seen to be done. Automatic mail is not judged. */
type Timed = { conversationId: string; stored: number; judged: number; done: number; drafted: boolean }

console.log(machine())
const bench = await openProduct({ web: false })
const product = joinProduct(bench.env)
try {
  const { id, mailbox } = await findDesk(bench)
  const asked = questions.filter(({ organization }) => organization === 'acme')
  const connection = await openConnection(bench.smtpPort)
  for (let index = 0; index < warmUp; index += 1) await intake(bench, connection, mailbox, at(asked, index))
  const single: Timed[] = []
  for (let index = 0; index < mails; index += 1)
    single.push(...(await intake(bench, connection, mailbox, at(asked, index))))
  report('one at a time', single)
  const again: number[] = []
  for (const { conversationId } of single) again.push(await recommend(bench, id, conversationId))
  console.log(`recommended anew (draft, saved replies, similar conversations): ${spread(again)}`)
  console.log(verdict(again))
  report(`${mails} at once`, await burst(bench, mailbox, asked))
  connection.close()
} finally {
  await product.leave()
  await bench.close()
}

async function findDesk({ db }: Bench): Promise<{ id: string; mailbox: string }> {
  const { rows } = await db.query<{ id: string; mailbox: string }>(
    `SELECT o.id, m.address AS mailbox FROM organizations o JOIN mailboxes m ON m.organization_id = o.id
     WHERE o.slug LIKE 'acme%' AND m.channel = 'forwarding' ORDER BY m.created_at LIMIT 1`,
  )
  const [desk] = rows
  if (!desk) throw new Error('The demo organization is missing')
  return desk
}

function at(asked: Question[], index: number): Question {
  const question = asked[index % asked.length]
  if (!question) throw new Error('There is nothing to ask')
  return question
}

async function intake(bench: Bench, connection: SmtpConnection, to: string, question: Question) {
  const { messageId, envelope } = letter(to, question)
  await connection.send(envelope)
  return follow(bench, new Map([[messageId, performance.now()]]))
}

async function burst(bench: Bench, to: string, asked: Question[]): Promise<Timed[]> {
  const connections = await Promise.all(Array.from({ length: 10 }, () => openConnection(bench.smtpPort)))
  const letters = Array.from({ length: mails }, (_, index) => letter(to, at(asked, index)))
  const sent = new Map<string, number>()
  await Promise.all(
    connections.map(async (connection) => {
      for (let next = letters.shift(); next; next = letters.shift()) {
        await connection.send(next.envelope)
        sent.set(next.messageId, performance.now())
      }
      connection.close()
    }),
  )
  return follow(bench, sent)
}

function letter(to: string, { subject, text }: Question) {
  const messageId = `<${randomUUID()}@customer.example>`
  const from = `customer-${randomUUID().slice(0, 8)}@customer.example`
  const lines = [
    `From: Kim Jensen <${from}>`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject || 'Question').toString('base64')}?=`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ]
  return { messageId, envelope: { from, to, body: lines.join('\r\n') } }
}

type State = { messageId: string; conversationId: string; judged: boolean; open: boolean; drafted: boolean }

/** Looks until nothing that is due is left to do for any of the mails; `sent` has when each was accepted. */
async function follow({ db }: Bench, sent: Map<string, number>): Promise<Timed[]> {
  const seen = new Map([...sent.keys()].map((messageId) => [messageId, {} as Partial<Timed>]))
  const ended: Timed[] = []
  for (const began = performance.now(); performance.now() - began < longestMs; await wait(10)) {
    const { rows } = await db.query<State>(stateOfMail, [[...seen.keys()], [...writtenByPeople]])
    for (const { messageId, conversationId, judged, open, drafted } of rows) {
      const times = seen.get(messageId) ?? {}
      const now = performance.now() - (sent.get(messageId) ?? 0)
      times.stored ??= now
      if (judged) times.judged ??= now
      if (!judged || open) continue
      ended.push({ conversationId, stored: times.stored, judged: times.judged ?? now, done: now, drafted })
      seen.delete(messageId)
    }
    if (seen.size === 0) return ended
  }
  throw new Error(`${seen.size} mails were not done within ${longestMs / 1_000} s`)
}

/** What an agent sees who asks anew: the draft from the worker, and beside it what fits. */
async function recommend({ db }: Bench, organizationId: string, conversation: string): Promise<number> {
  const who = { organizationId, actor: { type: 'system', name: 'bench' } } as const
  const began = performance.now()
  const { id } = await inOrganization(who, (ctx) => requestDraft(ctx, { conversation }))
  await inOrganization(who, (ctx) => recommendSavedReplies(ctx, { conversation, limit: 5 }))
  await inOrganization(who, (ctx) => findSimilar(ctx, { conversation, limit: 5 }))
  for (; performance.now() - began < longestMs; await wait(5)) {
    const { rows } = await db.query<{ state: string }>('SELECT state FROM draft_requests WHERE id = $1', [id])
    if (rows[0] && rows[0].state !== 'waiting') return performance.now() - began
  }
  throw new Error('A draft that was asked for did not come')
}

function report(name: string, timed: Timed[]): void {
  const of = (step: 'stored' | 'judged' | 'done') => timed.map((one) => one[step])
  const drafted = timed.filter((one) => one.drafted).length
  console.log(`\n${timed.length} mails, ${name}: ${drafted} with a draft`)
  console.log(`accepted → stored and threaded   ${spread(of('stored'))}`)
  console.log(`accepted → judged                ${spread(of('judged'))}`)
  console.log(`accepted → everything done       ${spread(of('done'))}`)
  console.log(verdict(of('done')))
}

function verdict(times: number[]): string {
  const late = times.filter((time) => time > goalMs).length
  return late === 0 ? 'all within 15 s' : `${late} of ${times.length} took longer than 15 s`
}
