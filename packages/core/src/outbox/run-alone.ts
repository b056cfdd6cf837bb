import { systemReader } from '../context.ts'

/** Longer than the slowest call outside may take, in seconds. */
const leaseSeconds = 120

/** Another worker does it, or died while it did less than two minutes ago. */
export class DoneElsewhere extends Error {
  override name = 'DoneElsewhere'
}

/**
 * Runs promised work whose effect is outside and cannot be taken back, while nobody else does: a queue hands out a job
 * twice when its worker was silent for a few seconds. Rejects with `DoneElsewhere`, or as `run` does; work that is done
 * is not run again.
 */
export async function runAlone(outboxId: string, run: () => Promise<void>): Promise<void> {
  const [promised] = await systemReader().$queryRaw<{ done: boolean; begunAt: Date | null }[]>`
    WITH begun AS (
      UPDATE outbox SET begun_at = now() WHERE id = ${outboxId}::uuid AND done_at IS NULL
        AND (begun_at IS NULL OR begun_at < now() - make_interval(secs => ${leaseSeconds}))
      RETURNING begun_at)
    SELECT done_at IS NOT NULL AS done, (SELECT begun_at FROM begun) AS "begunAt" FROM outbox
    WHERE id = ${outboxId}::uuid`
  if (!promised || promised.done) return
  const { begunAt } = promised
  if (!begunAt) throw new DoneElsewhere('Another worker is doing it')
  try {
    await run()
  } catch (error) {
    // Not where another has taken over meanwhile.
    await systemReader().$executeRaw`
      UPDATE outbox SET begun_at = NULL WHERE id = ${outboxId}::uuid AND begun_at = ${begunAt}`
    throw error
  }
}
