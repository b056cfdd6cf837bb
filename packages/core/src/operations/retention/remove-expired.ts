import { Prisma } from '@frontdesk/db/tenancy'
import { logger } from '@frontdesk/runtime/logger'
import { asSystem } from '../../context.ts'
import { type Term, terms } from './terms.ts'

/** Rows of a transaction, and transactions for each term in one turn: what is left goes with the next one. */
const [atATime, mostTimes] = [1_000, 50]
const dayMs = 24 * 3_600_000

/**
 * Removes what is past its term, a portion at a time. Several workers at once pass over what another holds. A term
 * that fails holds up no other. Returns how many rows went or were emptied.
 */
export async function removeExpired(of: readonly Term[] = terms, portion = atATime): Promise<number> {
  const now = await readClock()
  let removed = 0
  let failure: unknown
  for (const term of of) {
    try {
      removed += await removeAll(term, now, portion)
    } catch (error) {
      logger.warn({ error, term: term.name }, 'what is past its term could not be removed')
      failure = error
    }
  }
  if (failure !== undefined) throw failure
  return removed
}

async function removeAll(term: Term, now: Date, portion: number): Promise<number> {
  const days = term.days()
  if (days === null) return 0
  const until = new Date(now.getTime() - days * dayMs)
  let removed = 0
  for (let time = 0; time < mostTimes; time += 1) {
    const gone = await asSystem('remove what is past its term', (db) =>
      db.$executeRaw(statementOf(term, until, portion)),
    )
    removed += gone
    if (gone < portion) break
  }
  return removed
}

/** Names of tables and columns come from the list of terms alone. */
function statementOf({ table, rows, blank }: Term, until: Date, portion: number): Prisma.Sql {
  const named = Prisma.raw(table)
  const chosen = Prisma.sql`ctid = ANY (ARRAY(
    SELECT ctid FROM ${named} WHERE ${rows(until)} LIMIT ${portion} FOR UPDATE SKIP LOCKED))`
  if (blank === undefined) return Prisma.sql`DELETE FROM ${named} WHERE ${chosen}`
  return Prisma.sql`UPDATE ${named} SET ${Prisma.raw(blank)} = NULL WHERE ${chosen}`
}

/** The clock of the database, by which rows were written: that of a worker may be wrong. */
async function readClock(): Promise<Date> {
  const [row] = await asSystem('read the clock', (db) => db.$queryRaw<{ now: Date }[]>`SELECT now() AS now`)
  return row?.now ?? new Date()
}
