import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { addDays, type Day, dayOf, daysBetween } from '../days.ts'

export const portion = 500

/**
 * Turns the changes that were noted into days that have to be counted again: all on which something of a changed
 * conversation happened. Returns how many notes it took; fewer than `portion` means that none are left.
 */
export async function markDays(ctx: OrgContext): Promise<number> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  })
  await markOtherZones(ctx, timeZone)
  const touches = await ctx.db.$queryRaw<{ conversationId: string | null; at: Date }[]>`
    DELETE FROM rollup_touches WHERE id = ANY (ARRAY(
      SELECT id FROM rollup_touches ORDER BY at LIMIT ${portion}::int FOR UPDATE SKIP LOCKED))
    RETURNING conversation_id AS "conversationId", at`
  const ids = [...new Set(touches.flatMap(({ conversationId }) => conversationId ?? []))]
  const moments = await momentsOf(ctx, ids)
  const days = [...moments, ...touches.map(({ at }) => at)].map((at) => dayOf(at, timeZone))
  await mark(ctx, days, timeZone)
  return touches.length
}

/** Marks every day since anything happened: for an organization whose days were never counted. */
export async function markAllDays(ctx: OrgContext): Promise<void> {
  const [found] = await ctx.db.$queryRaw<{ first: Date | null; now: Date; timeZone: string }[]>`
    SELECT least((SELECT min(created_at) FROM messages), (SELECT min(created_at) FROM conversation_events),
        (SELECT min(created_at) FROM notes), (SELECT min(created_at) FROM ai_calls)) AS first,
      clock_timestamp() AS now, time_zone AS "timeZone"
    FROM organizations WHERE id = ${ctx.organizationId}::uuid`
  if (!found?.first) return
  const { first, now, timeZone } = found
  await mark(ctx, daysBetween(dayOf(first, timeZone), dayOf(now, timeZone)), timeZone)
}

/** Notes every day on which something of these conversations happened, before they are gone. */
export async function noteMoments(ctx: OrgContext, ids: readonly string[]): Promise<void> {
  const moments = await momentsOf(ctx, ids)
  await ctx.db.$executeRaw`
    INSERT INTO rollup_touches (organization_id, conversation_id, at)
    SELECT ${ctx.organizationId}::uuid, NULL, u.at FROM unnest(${moments}::timestamptz[]) AS u (at)`
}

/** Quarters of an hour in which something happened: no zone begins its days between them. */
async function momentsOf(ctx: OrgContext, ids: readonly string[]): Promise<Date[]> {
  const chosen = Prisma.sql`= ANY (${[...ids]}::uuid[])`
  const quarter = (time: Prisma.Sql) => Prisma.sql`date_bin('15 minutes', ${time}, 'epoch'::timestamptz)`
  const rows = await ctx.db.$queryRaw<{ at: Date }[]>`
    SELECT ${quarter(Prisma.sql`created_at`)} AS at FROM messages WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`d.finished_at`)} FROM messages m
      JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
      WHERE m.conversation_id ${chosen} AND d.scheduled AND d.finished_at IS NOT NULL
    UNION SELECT ${quarter(Prisma.sql`created_at`)} FROM conversation_events WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`created_at`)} FROM notes WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`started_at`)} FROM sla_clocks WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`created_at`)} FROM csat_answers WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`created_at`)} FROM draft_reviews WHERE conversation_id ${chosen}
    UNION SELECT ${quarter(Prisma.sql`created_at`)} FROM ai_calls WHERE conversation_id ${chosen}`
  return rows.map(({ at }) => at)
}

/** Whoever counts one of these days at the moment is waited for, so that it is counted once more. */
async function mark(ctx: OrgContext, days: readonly Day[], timeZone: string): Promise<void> {
  const unique = [...new Set(days)].sort()
  if (unique.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO rollup_days AS r (organization_id, day, time_zone, dirty_since)
    SELECT ${ctx.organizationId}::uuid, d::date, ${timeZone}, clock_timestamp() FROM unnest(${unique}::text[]) AS u (d)
    ORDER BY d
    ON CONFLICT (organization_id, day) DO UPDATE SET dirty_since = coalesce(r.dirty_since, excluded.dirty_since)`
}

/** In another zone every day begins at another moment, and what was at its edge belongs to a neighbour. */
async function markOtherZones(ctx: OrgContext, timeZone: string): Promise<void> {
  const other = await ctx.db.$queryRaw<{ day: string }[]>`
    UPDATE rollup_days SET time_zone = ${timeZone}, dirty_since = coalesce(dirty_since, clock_timestamp())
    WHERE day IN (SELECT day FROM rollup_days WHERE time_zone <> ${timeZone} ORDER BY day FOR UPDATE)
    RETURNING day::text AS day`
  await mark(
    ctx,
    other.flatMap(({ day }) => [addDays(day, -1), addDays(day, 1)]),
    timeZone,
  )
}
