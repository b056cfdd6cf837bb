import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import { countDay } from './counting/count-day.ts'
import { compareDay, writeDay } from './counting/store-day.ts'
import type { Day } from './days.ts'
import { countOrganization } from './keep-counted.ts'

/** How far back a recount looks. */
const recountDays = 35

/**
 * Counts the days of the last weeks again from the raw rows, whatever was noted, puts right what differs and
 * returns in how many days that was.
 */
export async function recountAll(): Promise<number> {
  const organizations = await asSystem(
    'find organizations whose days are recounted',
    (db) => db.$queryRaw<{ id: string }[]>`SELECT DISTINCT organization_id AS id FROM rollup_days`,
  )
  let repaired = 0
  for (const { id } of organizations) {
    repaired += await recountOrganization(id).catch((error: unknown) => {
      logger.error({ error, organizationId: id }, 'days could not be recounted')
      return 0
    })
  }
  return repaired
}

/** The same for one organization. */
export async function recountOrganization(organizationId: string): Promise<number> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'reports' } }, run)
  await countOrganization(organizationId)
  const days = await inside(
    (ctx) => ctx.db.$queryRaw<{ day: Day }[]>`
      SELECT day::text AS day FROM rollup_days WHERE day > current_date - ${recountDays}::int ORDER BY day`,
  )
  let repaired = 0
  for (const { day } of days) if (await inside((ctx) => recountDay(ctx, day))) repaired += 1
  return repaired
}

/** A day about which something is noted is counted soon anyway: what differs there is no error. */
async function recountDay(ctx: OrgContext, day: Day): Promise<boolean> {
  const [held] = await ctx.db.$queryRaw<{ timeZone: string }[]>`
    SELECT time_zone AS "timeZone" FROM rollup_days WHERE day = ${day}::date AND dirty_since IS NULL FOR UPDATE`
  if (!held) return false
  const counted = await countDay(ctx, day, held.timeZone)
  const wrong = await compareDay(ctx, day, counted)
  if (wrong === 0) return false
  if ((await ctx.db.rollupTouch.findFirst({ select: { id: true } })) !== null) return false
  await writeDay(ctx, day, counted)
  await ctx.db.$executeRaw`
    UPDATE rollup_days SET counted_at = clock_timestamp(), repaired_at = clock_timestamp(), repaired_rows = ${wrong}::int
    WHERE day = ${day}::date`
  logger.warn({ organizationId: ctx.organizationId, day, wrong }, 'a day had been counted wrongly')
  return true
}
