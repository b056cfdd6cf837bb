import { setTimeout as wait } from 'node:timers/promises'
import { systemReader } from '../tenancy.ts'

/** Until a transaction waits for another to release its lock. */
export async function untilSomebodyWaits(): Promise<void> {
  const blocked = () => systemReader().$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`
  while ((await blocked()).length === 0) await wait(10)
}
