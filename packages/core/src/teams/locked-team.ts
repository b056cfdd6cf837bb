import { Prisma } from '@frontdesk/db/tenancy'

/**
 * The team with this id, in a statement that gives it work: it stays until the transaction has ended, and where it is
 * being deleted the statement waits and finds none, instead of failing for a row that has gone.
 */
export function lockedTeam(id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT t.id FROM teams t WHERE t.id = ${id} FOR KEY SHARE)`
}
