/**
 * The first sync of a mailbox from each provider: how soon the newest hundred mails can be worked with, and how soon
 * all are there.
 *   node bench/first-sync.ts [mails]
 */
import { setTimeout as wait } from 'node:timers/promises'
import { machine, workerCpu } from './rig/figures.ts'
import { createBenchOrganization } from './rig/load.ts'
import { type Bench, openProduct } from './rig/open-product.ts'
import { connect, joinProduct } from './rig/providers/connect.ts'
import { openDoorbell } from './rig/providers/doorbell.ts'
import { openProviders } from './rig/providers/open.ts'
import type { Provider } from './rig/providers/provider.ts'
import { sampleMail } from './rig/sample-mail.ts'

const mails = Number(process.argv[2] ?? 1_000)
const newest = 100
const longestMs = 600_000

console.log(machine())
const { providers, warmUp, env, close } = await openProviders()
const bench = await openProduct({ web: false, env })
const product = joinProduct(bench.env)
const doorbell = await openDoorbell(bench.webUrl)
try {
  await firstSync(bench, warmUp, newest)
  for (const provider of providers) console.log(await firstSync(bench, provider, mails))
} finally {
  await doorbell.close()
  await product.leave()
  await bench.close()
  await close()
}

async function firstSync({ db, workerUrl }: Bench, provider: Provider, total: number): Promise<string> {
  const { id } = await createBenchOrganization(db, `first-sync-${provider.kind}-${Date.now()}`)
  await provider.deliver(letters(provider.address, total))
  const [began, cpuBefore] = [performance.now(), await workerCpu(workerUrl)]
  const mailboxId = await connect(db, id, provider)
  const usable = (await until(db, mailboxId, Math.min(newest, total))) - began
  const complete = (await until(db, mailboxId, total)) - began
  while ((await unfinished(db, id)) > 0) await wait(200)
  const judged = performance.now() - began
  const cpu = ((await workerCpu(workerUrl)) - cpuBefore) / total
  const stored = await count(db, mailboxId)
  if (stored !== total) throw new Error(`${total} lay there and ${stored} are here`)
  const rate = Math.round((total * 1_000) / complete)
  return `${provider.name}: the newest ${newest} after ${seconds(usable)}, all ${total} after ${seconds(complete)} (${rate} mails/s), judged after ${seconds(judged)}; ${cpu.toFixed(1)} ms of the worker's processor time for each mail`
}

/** A mail a minute up to now; every fifth answers one before it. */
function letters(to: string, total: number): { raw: Buffer; at: Date }[] {
  const now = Date.now()
  const written = Array.from({ length: total }, (_, index) => sampleMail(to, index))
  return written.map((mail, index) => {
    const earlier = index % 5 === 4 ? written[index - 3] : undefined
    const { body } = earlier ? sampleMail(to, index, earlier) : mail
    return { raw: Buffer.from(body), at: new Date(now - (total - index) * 60_000) }
  })
}

async function until(db: Bench['db'], mailboxId: string, wanted: number): Promise<number> {
  for (const deadline = performance.now() + longestMs; performance.now() < deadline; await wait(25)) {
    if ((await count(db, mailboxId)) >= wanted) return performance.now()
  }
  throw new Error(`${await count(db, mailboxId)} of ${wanted} mails came within ${seconds(longestMs)}`)
}

async function count(db: Bench['db'], mailboxId: string): Promise<number> {
  const { rows } = await db.query('SELECT count(*)::int AS count FROM messages WHERE mailbox_id = $1', [
    mailboxId,
  ])
  return rows[0].count
}

/** Judgements of one mailbox must not slow the next one down. */
async function unfinished(db: Bench['db'], organizationId: string): Promise<number> {
  const { rows } = await db.query(
    `SELECT count(*)::int AS count FROM outbox
     WHERE organization_id = $1 AND done_at IS NULL AND not_before < now() + interval '1 second'
       AND job NOT IN ('sync-mailbox', 'watch-mailbox')`,
    [organizationId],
  )
  return rows[0].count
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
