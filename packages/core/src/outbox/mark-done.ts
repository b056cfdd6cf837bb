import { systemReader } from '../context.ts'

/** Marks promised jobs as done. Losing the mark costs a second run, which does nothing. */
export function markJobsDone(ids: string[]): Promise<number> {
  return systemReader().$executeRaw`
    UPDATE outbox SET done_at = now() WHERE id = ANY (${ids}::uuid[]) AND done_at IS NULL`
}
