import { setTimeout as wait } from 'node:timers/promises'
import { databaseCpu, spread, workerCpu } from '../../rig/figures.ts'
import type { Bench } from '../../rig/open-product.ts'
import { type Desk, tell } from './desk.ts'

/** Runs and says what became of the events since: how many a second, how late, at what cost. */
export async function measured(
  bench: Bench,
  desk: Desk,
  count: number,
  run: () => Promise<void>,
): Promise<void> {
  const { rows: before } = await bench.db.query('SELECT clock_timestamp() AS at')
  const cpu = async () => [await workerCpu(bench.workerUrl), databaseCpu(bench.env.FRONTDESK_DATA_DIR ?? '')]
  const [began, cpuBefore] = [performance.now(), await cpu()]
  await run()
  const passed = performance.now() - began
  const used = (await cpu()).map((now, at) => ((now - (cpuBefore[at] ?? 0)) / count).toFixed(2))
  const values = [desk.id, before[0].at]
  const { rows } = await bench.db.query<{ ms: number }>(
    `SELECT extract(epoch FROM done_at - created_at)::float8 * 1000 AS ms FROM workflow_events
     WHERE organization_id = $1 AND done_at >= $2`,
    values,
  )
  const { rows: did } = await bench.db.query(
    `SELECT count(*)::int AS runs, count(*) FILTER (WHERE state <> 'done')::int AS undone, sum(steps_taken)::int AS steps
     FROM workflow_runs WHERE organization_id = $1 AND finished_at >= $2`,
    values,
  )
  const [{ runs, undone, steps }] = did
  console.log(
    `${rows.length} events in ${(passed / 1_000).toFixed(1)} s: ${Math.round((rows.length * 1_000) / passed)} a second`,
  )
  console.log(
    `${runs} runs (${undone} not done), ${steps} steps; processor time for an event: worker ${used[0]} ms, PostgreSQL ${used[1]} ms`,
  )
  console.log(`raised → answered  ${spread(rows.map(({ ms }) => ms))}`)
}

type Telling = { from: number; count: number; aSecond: number; together: number }

export async function tellSteadily(desk: Desk, { from, count, aSecond, together }: Telling): Promise<void> {
  const began = performance.now()
  const telling: Promise<void>[] = []
  for (let at = 0; at < count; at += together) {
    await wait(Math.max(0, began + (at * 1_000) / aSecond - performance.now()))
    telling.push(tell(desk, from + at, Math.min(together, count - at), together))
  }
  await Promise.all(telling)
}

/** Says how long the queue is, every five seconds until all is told. */
export async function watch(bench: Bench, desk: Desk, telling: Promise<void>): Promise<void> {
  let over = false
  void telling.then(() => {
    over = true
  })
  const lengths: number[] = []
  while (!over) {
    lengths.push(await waiting(bench, desk))
    await wait(500)
  }
  const shown = lengths.filter((_, at) => at % 10 === 0)
  console.log(`waiting, every five seconds: ${shown.join(' ')}; at most ${Math.max(...lengths)}`)
}

export async function untilAnswered(bench: Bench, desk: Desk, sayEveryMs: number): Promise<void> {
  const lengths: number[] = []
  let saidAt = performance.now()
  for (;;) {
    const left = await waiting(bench, desk)
    if (left === 0) break
    if (sayEveryMs > 0 && performance.now() - saidAt >= sayEveryMs) {
      lengths.push(left)
      saidAt = performance.now()
    }
    await wait(200)
  }
  if (lengths.length > 0) console.log(`waiting, every ${sayEveryMs / 1_000} s: ${lengths.join(' ')}`)
}

/** Events not answered, and runs not over. */
export async function waiting({ db }: Bench, { id }: Desk): Promise<number> {
  const { rows } = await db.query(
    `SELECT (SELECT count(*) FROM workflow_events WHERE organization_id = $1 AND done_at IS NULL AND set_aside_at IS NULL)::int
       + (SELECT count(*) FROM outbox WHERE organization_id = $1 AND job = 'continue-workflow-run' AND done_at IS NULL)::int
       AS count`,
    [id],
  )
  return rows[0].count
}
