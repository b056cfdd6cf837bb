import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import { markAllDays, markDays, portion } from './counting/mark-days.ts'
import { storeDay } from './counting/store-day.ts'
import type { Day } from './days.ts'

/** How long one organization may be counted for before the others have their turn. */
const longestMs = 5_000

/** Brings what is counted up to date for every organization in which something happened. Returns how many days it counted. */
export async function keepCounted(): Promise<number> {
  const wanting = await asSystem(
    'find organizations whose days have to be counted',
    (db) =>
      db.$queryRaw<{ id: string }[]>`
        SELECT o.id FROM organizations o
        WHERE EXISTS (SELECT 1 FROM rollup_touches t WHERE t.organization_id = o.id)
          OR EXISTS (SELECT 1 FROM rollup_days d WHERE d.organization_id = o.id AND d.dirty_since IS NOT NULL)
          OR o.time_zone <> (SELECT d.time_zone FROM rollup_days d
            WHERE d.organization_id = o.id ORDER BY d.day DESC LIMIT 1)
          OR (NOT EXISTS (SELECT 1 FROM rollup_days d WHERE d.organization_id = o.id)
            AND EXISTS (SELECT 1 FROM messages m WHERE m.organization_id = o.id))
        ORDER BY random()`,
  )
  let days = 0
  for (const { id } of wanting) {
    days += await countWithin(id, Date.now() + longestMs).catch((error: unknown) => {
      logger.error({ error, organizationId: id }, 'days could not be counted')
      return 0
    })
  }
  return days
}

/** Counts everything that is due for one organization. */
export function countOrganization(organizationId: string): Promise<number> {
  return countWithin(organizationId, Number.POSITIVE_INFINITY)
}

async function countWithin(organizationId: string, until: number): Promise<number> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'reports' } }, run)
  await inside(async (ctx) => {
    if ((await ctx.db.rollupDay.findFirst({ select: { day: true } })) === null) await markAllDays(ctx)
  })
  while ((await inside(markDays)) === portion && Date.now() < until);
  const patient = until !== Number.POSITIVE_INFINITY
  let days = 0
  let at: Day | null = null
  const begin = (day: Day) => {
    at = day
  }
  try {
    while (Date.now() < until && (await inside((ctx) => countNext(ctx, { patient, begin })))) days += 1
  } catch (error) {
    if (at !== null) await inside((ctx) => putOff(ctx, at ?? ''))
    throw error
  }
  if (days > 0) logger.debug({ organizationId, days }, 'days counted')
  return days
}

type Next = { patient: boolean; begin: (day: Day) => void }

/**
 * Counts the newest day that is due and that nobody else counts. A day that takes long is left alone for twenty
 * times as long as it took, so that a busy day never keeps a worker busy.
 */
async function countNext(ctx: OrgContext, { patient, begin }: Next): Promise<boolean> {
  const [next] = await ctx.db.$queryRaw<{ day: Day; timeZone: string }[]>`
    SELECT day::text AS day, time_zone AS "timeZone" FROM rollup_days
    WHERE dirty_since IS NOT NULL AND (NOT ${patient} OR counted_at IS NULL
      OR counted_at + make_interval(secs => took_ms * 0.02) <= clock_timestamp())
    ORDER BY day DESC LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!next) return false
  begin(next.day)
  await storeDay(ctx, next.day, next.timeZone)
  return true
}

/** A day that could not be counted, be it for its size, keeps no other from its turn. */
async function putOff(ctx: OrgContext, day: Day): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE rollup_days SET counted_at = clock_timestamp(), took_ms = least(greatest(took_ms * 2, 15000), 600000)
    WHERE day = ${day}::date`
}
