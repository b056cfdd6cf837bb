import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import type { Day } from '../days.ts'
import { counters } from '../measures.ts'
import { columnOf, countDay, type Rollup } from './count-day.ts'

/**
 * Counts a day anew and puts that in the place of what was stored. The caller holds the day's row, so that of
 * several workers one counts it, and what is noted about it meanwhile waits until this is committed.
 */
export async function storeDay(ctx: OrgContext, day: Day, timeZone: string): Promise<void> {
  const begun = performance.now()
  await writeDay(ctx, day, await countDay(ctx, day, timeZone))
  await ctx.db.$executeRaw`
    UPDATE rollup_days SET dirty_since = NULL, counted_at = clock_timestamp(), time_zone = ${timeZone},
      took_ms = ${Math.round(performance.now() - begun)}::int
    WHERE day = ${day}::date`
}

/** How many rows of the day are not what they should be. */
export async function compareDay(ctx: OrgContext, day: Day, counted: readonly Rollup[]): Promise<number> {
  const stored = await ctx.db.rollup.findMany({ where: { day: new Date(day) } })
  const known = new Map(
    stored.map(({ aiCostMicros, ...row }) => [
      nameOf(row.dimension, row.key),
      JSON.stringify(comparable({ ...row, aiCostMicros: Number(aiCostMicros) } as unknown as Rollup)),
    ]),
  )
  const wrong = counted.filter(
    (row) => known.get(nameOf(row.dimension, row.key)) !== JSON.stringify(comparable(row)),
  )
  const wanted = new Set(counted.map(({ dimension, key }) => nameOf(dimension, key)))
  return wrong.length + [...known.keys()].filter((name) => !wanted.has(name)).length
}

const columns = Prisma.raw(
  `organization_id, day, dimension, key, first_response, resolution, ${counters.map(columnOf).join(', ')}`,
)

export async function writeDay(ctx: OrgContext, day: Day, rollups: readonly Rollup[]): Promise<void> {
  const rows = rollups.map((rollup) => ({
    ...Object.fromEntries(Object.entries(rollup).map(([name, value]) => [columnOf(name), value])),
    organization_id: ctx.organizationId,
    day,
  }))
  await ctx.db.$executeRaw`DELETE FROM rollups WHERE day = ${day}::date`
  // Prisma would compile a statement anew for each number of rows.
  await ctx.db.$executeRaw`
    INSERT INTO rollups (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::rollups, ${JSON.stringify(rows)}::json)`
}

function nameOf(dimension: string, key: string): string {
  return `${dimension} ${key}`
}

/** The measures alone, in one order. */
function comparable(row: Rollup) {
  const times = ({ count, seconds, buckets }: Rollup['resolution']) => [
    count,
    seconds,
    Object.entries(buckets).sort(([a], [b]) => Number(a) - Number(b)),
  ]
  return [counters.map((counter) => row[counter]), times(row.firstResponse), times(row.resolution)]
}
