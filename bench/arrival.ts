/**
 * How long a mail takes from its arrival at the provider until it can be seen, for each kind of mailbox: providers
 * call us (Gmail, Outlook) or tell us on an open line (IMAP).
 *   node bench/arrival.ts [mails]
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type Arrivals, redisListener } from './rig/arrivals.ts'
import { machine, spread } from './rig/figures.ts'
import { createBenchOrganization } from './rig/load.ts'
import { type Bench, openProduct } from './rig/open-product.ts'
import { connect, joinProduct } from './rig/providers/connect.ts'
import { openDoorbell } from './rig/providers/doorbell.ts'
import { openProviders } from './rig/providers/open.ts'
import type { Provider } from './rig/providers/provider.ts'
import { sampleMail } from './rig/sample-mail.ts'

const mails = Number(process.argv[2] ?? 60)
const longestMs = 120_000

console.log(machine())
const { providers, env, close } = await openProviders()
const bench = await openProduct({ web: false, env })
const product = joinProduct(bench.env)
const doorbell = await openDoorbell(bench.webUrl)
try {
  for (const provider of providers) await measure(bench, provider)
} finally {
  await doorbell.close()
  await product.leave()
  await bench.close()
  await close()
}

async function measure({ db, env, webUrl }: Bench, provider: Provider): Promise<void> {
  const { id } = await createBenchOrganization(db, `arrival-${provider.kind}-${Date.now()}`)
  const arrivals = await redisListener(env, id)
  const mailboxId = await connect(db, id, provider)
  await untilWatched(db, mailboxId, provider)
  for (let index = 0; index < 5; index += 1) await arrive(db, provider, arrivals, webUrl, index)
  const times: number[] = []
  for (let index = 0; index < mails; index += 1) {
    times.push(await arrive(db, provider, arrivals, webUrl, index))
    await wait(100 + (index % 7) * 40)
  }
  await arrivals.close()
  console.log(`${provider.name}: arrived → visible  ${spread(times)}  (${mails} mails)`)
}

/** Milliseconds until the message was announced, after its commit. */
async function arrive(
  db: Bench['db'],
  provider: Provider,
  arrivals: Arrivals,
  webUrl: string,
  index: number,
): Promise<number> {
  const { messageId, body } = sampleMail(provider.address, index)
  await provider.deliver([{ raw: Buffer.from(body), at: new Date() }])
  const began = performance.now()
  await provider.call(webUrl)
  const row = await eventually(async () => {
    const { rows } = await db.query<{ id: string }>('SELECT id FROM messages WHERE message_id = $1', [
      messageId,
    ])
    return rows[0]?.id
  })
  return (await eventually(async () => arrivals.at(row))) - began
}

/** Until the provider has promised to call, or the line is open. */
async function untilWatched(db: Bench['db'], mailboxId: string, { kind }: Provider): Promise<void> {
  await eventually(async () => {
    const { rows } = await db.query(
      `SELECT (last_synced_at IS NOT NULL AND ($2 = 'imap' OR watch_expires_at IS NOT NULL)) AS ready
       FROM mailbox_syncs WHERE mailbox_id = $1`,
      [mailboxId, kind],
    )
    return rows[0]?.ready || undefined
  })
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = performance.now() + longestMs; performance.now() < deadline; await wait(10)) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
  throw new Error('What was waited for did not happen')
}
