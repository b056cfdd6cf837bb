import { asSystem } from '../../context.ts'

export type Scheduled = { name: string; everySeconds: number }

/** Makes what runs by the clock known. What is new comes first after one interval. */
export async function registerSchedules(schedules: readonly Scheduled[]): Promise<void> {
  await asSystem('register schedules', async (db) => {
    await db.$executeRaw`
      INSERT INTO schedules AS s (name, every_seconds, next_at)
      SELECT r->>'name', (r->>'everySeconds')::int, now() + make_interval(secs => (r->>'everySeconds')::int)
      FROM jsonb_array_elements(${JSON.stringify(schedules)}::jsonb) r
      ON CONFLICT (name) DO UPDATE SET every_seconds = EXCLUDED.every_seconds,
        next_at = least(s.next_at, EXCLUDED.next_at)
      WHERE s.every_seconds <> EXCLUDED.every_seconds`
    await db.$executeRaw`
      DELETE FROM schedules WHERE next_at < now() - interval '7 days'
        AND name <> ALL (${schedules.map(({ name }) => name)})`
  })
}

/** Takes the turns that are due among these names: of all workers that ask, one gets each. */
export async function claimTurns(names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await asSystem(
    'claim turns of schedules',
    (db) =>
      db.$queryRaw<{ name: string }[]>`
        UPDATE schedules SET started_at = now(), next_at = now() + make_interval(secs => every_seconds)
        WHERE name IN (
          SELECT name FROM schedules WHERE next_at <= now() AND name = ANY (${[...names]}) FOR UPDATE SKIP LOCKED)
        RETURNING name`,
  )
  return rows.map(({ name }) => name)
}

export type Turn = { name: string; durationMs: number } & (
  | { outcome: 'done'; amount: number | null }
  | { outcome: 'failed' }
)

/** Keeps how a turn went. Why one failed is in the log, since it may name what belongs to one organization. */
export async function concludeTurn(turn: Turn): Promise<void> {
  const failed = turn.outcome === 'failed'
  const amount = failed ? null : turn.amount
  await asSystem(
    'conclude a turn of a schedule',
    (db) =>
      db.$executeRaw`
        UPDATE schedules SET finished_at = now(), outcome = ${turn.outcome}, amount = ${amount}::int,
          duration_ms = ${Math.round(turn.durationMs)}::int, runs = runs + 1,
          failures = failures + ${failed ? 1 : 0}::int,
          failed_at = CASE WHEN ${failed} THEN now() ELSE failed_at END
        WHERE name = ${turn.name}`,
  )
}
