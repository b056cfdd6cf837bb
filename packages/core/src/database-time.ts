import type { OrgContext } from './context.ts'

/** When the transaction began, by the clock of the database: the one clock all processes share. */
export async function databaseTime(ctx: OrgContext): Promise<Date> {
  const [row] = await ctx.db.$queryRaw<{ at: Date }[]>`SELECT now() AS at`
  if (!row) throw new Error('The database did not tell the time')
  return row.at
}
