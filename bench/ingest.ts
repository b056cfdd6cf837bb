/**
 * Mail in by SMTP: how many a second are stored and threaded, and how soon each can be seen.
 *   node bench/ingest.ts [mails] [connections] [mails a second for the second part] [its seconds]
 */
import { setTimeout as wait } from 'node:timers/promises'
import { redisListener } from './rig/arrivals.ts'
import { machine, spread, workerCpu } from './rig/figures.ts'
import { createBenchOrganization } from './rig/load.ts'
import { type Bench, openProduct } from './rig/open-product.ts'
import { type SampleMail, sampleMail } from './rig/sample-mail.ts'
import { openConnection, type SmtpConnection } from './rig/smtp-client.ts'

const [mails = 3_000, connections = 20, rate = 100, seconds = 20] = process.argv.slice(2).map(Number)

console.log(machine())
const bench = await openProduct({ web: false })
try {
  const { id, mailbox } = await createBenchOrganization(bench.db, `ingest-${Date.now()}`)
  // The first mails of a process find everything cold; nobody starts a process for each burst.
  await burst(bench, id, mailbox, 300)
  await untilIdle(bench, id)
  console.log(`\n${mails} mails over ${connections} connections, every fifth one an answer`)
  await burst(bench, id, mailbox, mails)
  await untilIdle(bench, id)
  console.log(`\n${rate} mails a second for ${seconds} s`)
  await steady(bench, id, mailbox)
} finally {
  await bench.close()
}

async function burst(
  { smtpPort, db }: Bench,
  organizationId: string,
  to: string,
  count: number,
): Promise<void> {
  const queue = letters(to, count)
  const before = await ingested(bench, organizationId)
  const cpuBefore = await workerCpu(bench.workerUrl)
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await openConnection(smtpPort)
      for (let mail = queue.shift(); mail; mail = queue.shift()) await connection.send(mail)
      connection.close()
    }),
  )
  const accepted = performance.now() - began
  while ((await waiting(bench, organizationId)) > 0) await wait(25)
  const visible = performance.now() - began
  const stored = (await ingested(bench, organizationId)) - before
  if (stored !== count) throw new Error(`${count} were accepted and ${stored} stored`)
  const { rows } = await db.query(
    `SELECT count(*) FILTER (WHERE sequence > 1)::int AS threaded FROM messages WHERE organization_id = $1`,
    [organizationId],
  )
  console.log(
    `accepted ${perSecond(count, accepted)}, visible ${perSecond(count, visible)} (${(visible / 1_000).toFixed(2)} s), ${rows[0].threaded} threaded so far`,
  )
  const cpu = ((await workerCpu(bench.workerUrl)) - cpuBefore) / count
  console.log(`the worker used ${cpu.toFixed(2)} ms of processor time for each mail`)
}

async function steady({ env, smtpPort, db }: Bench, organizationId: string, to: string): Promise<void> {
  const arrivals = await redisListener(env, organizationId)
  const queue = letters(to, rate * seconds)
  const pool: SmtpConnection[] = []
  for (let count = 0; count < connections; count += 1) pool.push(await openConnection(smtpPort))
  const sentAt = new Map<string, number>()
  const acknowledging: number[] = []
  const began = performance.now()
  const sending = queue.map(async (mail, index) => {
    await wait(Math.max(0, began + (index * 1_000) / rate - performance.now()))
    sentAt.set(mail.messageId, performance.now())
    const connection = pool.pop() ?? (await openConnection(smtpPort))
    await connection.send(mail)
    pool.push(connection)
    acknowledging.push(performance.now() - (sentAt.get(mail.messageId) ?? 0))
  })
  await Promise.all(sending)
  while ((await waiting(bench, organizationId)) > 0) await wait(25)
  await wait(300)
  const { rows } = await db.query<{ id: string; messageId: string }>(
    `SELECT id, message_id AS "messageId" FROM messages WHERE organization_id = $1 AND message_id = ANY ($2)`,
    [organizationId, [...sentAt.keys()]],
  )
  const visible = rows.map((row) => (arrivals.at(row.id) ?? Number.NaN) - (sentAt.get(row.messageId) ?? 0))
  for (const connection of pool) connection.close()
  await arrivals.close()
  console.log(`sent → acknowledged  ${spread(acknowledging)}`)
  console.log(`sent → visible       ${spread(visible)}  (${rows.length} of ${queue.length})`)
}

/** Every fifth mail answers one sent well before it. */
function letters(to: string, count: number): SampleMail[] {
  const sent: SampleMail[] = []
  for (let index = 0; index < count; index += 1) {
    const earlier = index % 5 === 4 && index > 200 ? sent[index - 200] : undefined
    sent.push(sampleMail(to, index, earlier))
  }
  return sent
}

function perSecond(count: number, milliseconds: number): string {
  return `${Math.round((count * 1_000) / milliseconds)} mails/s`
}

async function waiting({ db }: Bench, organizationId: string): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS count FROM inbound_mails WHERE organization_id = $1 AND state = 'received'`,
    [organizationId],
  )
  return rows[0].count
}

async function ingested({ db }: Bench, organizationId: string): Promise<number> {
  const { rows } = await db.query('SELECT count(*)::int AS count FROM messages WHERE organization_id = $1', [
    organizationId,
  ])
  return rows[0].count
}

/** Judgements and drafts of one part must not slow the next one down. */
async function untilIdle({ db }: Bench, organizationId: string): Promise<void> {
  const began = performance.now()
  for (;;) {
    const { rows } = await db.query(
      `SELECT count(*)::int AS count FROM outbox WHERE organization_id = $1 AND done_at IS NULL`,
      [organizationId],
    )
    if (rows[0].count === 0) break
    await wait(200)
  }
  console.log(`judged and drafted ${((performance.now() - began) / 1_000).toFixed(1)} s later`)
}
