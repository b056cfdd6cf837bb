import { Prisma } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'

export type Acceptance = {
  /** how often it was shown as fitting */
  shown: number
  inserted: number
  sent: number
  /** of those sent, the ones that said what it says */
  unchanged: number
}

const lookBackDays = 180
const dayMs = 86_400_000
/** Enough to tell, and few enough to be counted whenever somebody asks. */
const mostCounted = 5_000

const since = () => new Date(now().getTime() - lookBackDays * dayMs)

/** The newest recommendations of the last half year. Ids grow with time. */
const newest = () => Prisma.sql`
  (SELECT saved_reply_id, rank, inserted_at, sent_message_id, changed FROM saved_reply_recommendations
   WHERE shown_at >= ${since()} ORDER BY id DESC LIMIT ${mostCounted}) newest`

const counted = Prisma.sql`count(*)::int AS shown, count(inserted_at)::int AS inserted,
  count(sent_message_id)::int AS sent,
  (count(*) FILTER (WHERE sent_message_id IS NOT NULL AND NOT changed))::int AS unchanged`

/** How often the newest recommendations were taken up, by the place they were shown at. */
export async function readAcceptance(
  ctx: OrgContext,
): Promise<{ since: string; total: Acceptance; ranks: (Acceptance & { rank: number })[] }> {
  require(ctx, 'knowledge:read')
  const ranks = await ctx.db.$queryRaw<(Acceptance & { rank: number })[]>`
    SELECT rank, ${counted} FROM ${newest()} GROUP BY rank ORDER BY rank`
  const sum = (field: keyof Acceptance) => ranks.reduce((total, rank) => total + rank[field], 0)
  const total = {
    shown: sum('shown'),
    inserted: sum('inserted'),
    sent: sum('sent'),
    unchanged: sum('unchanged'),
  }
  return { since: since().toISOString(), total, ranks }
}

/** The same for each of some saved replies; those never shown are left out. */
export async function acceptanceOf(ctx: OrgContext, ids: string[]): Promise<Map<string, Acceptance>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<(Acceptance & { id: string })[]>`
    SELECT saved_reply_id::text AS id, ${counted} FROM ${newest()}
    WHERE saved_reply_id = ANY (${ids}::uuid[]) GROUP BY saved_reply_id`
  return new Map(rows.map(({ id, ...acceptance }) => [id, acceptance]))
}

/** So much weigh the places a reply was shown at against what became of it: its own word counts after about as many. */
const usual = 20

/**
 * How much more or less often each saved reply is taken up than others shown at the same places, from −1 to 1. Whoever
 * stands first is taken more often for that alone, so each is compared with its places.
 */
export async function readLeanings(ctx: OrgContext): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ id: string; shown: number; taken: number; expected: number }[]>`
    WITH seen AS (
      SELECT saved_reply_id, rank, (sent_message_id IS NOT NULL)::int AS taken
      FROM ${newest()}),
    usual AS (SELECT rank, avg(taken)::float8 AS rate FROM seen GROUP BY rank)
    SELECT saved_reply_id::text AS id, count(*)::int AS shown, sum(taken)::int AS taken, sum(rate)::float8 AS expected
    FROM seen JOIN usual USING (rank) GROUP BY saved_reply_id`
  return new Map(
    rows.map(({ id, shown, taken, expected }) => {
      const places = expected / shown
      return [id, (taken + usual * places) / (shown + usual) - places]
    }),
  )
}
