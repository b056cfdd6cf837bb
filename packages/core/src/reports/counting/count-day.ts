import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { type Day, spanOf } from '../days.ts'
import { type Counter, type Counts, counters, type Dimension, noCounts } from '../measures.ts'
import { addTime, noTimes, type Times } from '../times.ts'
import { facts, happenings, type Span } from './facts.ts'
import { type Length, readLengths } from './read-lengths.ts'

export type Rollup = Counts & { dimension: Dimension; key: string; firstResponse: Times; resolution: Times }

/** Counts a day from the raw rows. Spam is left out, but for what models were asked about it. */
export async function countDay(ctx: OrgContext, day: Day, timeZone: string): Promise<Rollup[]> {
  const span = spanOf(day, timeZone)
  const rollups = new Map<string, Rollup>()
  for (const { dimension, key, ...counted } of await readCounts(ctx, span))
    Object.assign(rollupOf(rollups, dimension, key), toNumbers(counted))
  for (const length of await readLengths(ctx, span)) addLength(rollups, length)
  return [...rollups.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
}

type CountRow = Record<Counter, bigint | null> & { dimension: Dimension; key: string }

export const columnOf = (counter: string) =>
  counter.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const sums = Prisma.raw(
  counters
    .map((counter) => `sum(amount) FILTER (WHERE measure = '${columnOf(counter)}') AS "${counter}"`)
    .join(', '),
)

function readCounts(ctx: OrgContext, span: Span): Promise<CountRow[]> {
  return ctx.db.$queryRaw<CountRow[]>`
    WITH ${happenings(span)}, facts AS (${facts(span)}),
      placed AS (
        SELECT f.measure, f.amount::bigint, coalesce(c.mailbox_id::text, '') AS mailbox,
          coalesce(c.team_id::text, '') AS team, coalesce(c.category_id::text, '') AS category,
          coalesce(c.channel, '') AS channel,
          coalesce(CASE WHEN f.authored THEN f.member_id ELSE c.assignee_id END::text, '') AS member
        FROM facts f LEFT JOIN conversations c ON c.id = f.conversation_id
        WHERE f.measure IS NOT NULL AND (NOT c.spam OR f.measure IN ('ai_calls', 'ai_cost_micros')))
    SELECT CASE WHEN grouping(mailbox) = 0 THEN 'mailbox' WHEN grouping(team) = 0 THEN 'team'
        WHEN grouping(member) = 0 THEN 'member' WHEN grouping(category) = 0 THEN 'category'
        WHEN grouping(channel) = 0 THEN 'channel' ELSE 'all' END AS dimension,
      coalesce(mailbox, team, member, category, channel, '') AS key, ${sums}
    FROM placed GROUP BY GROUPING SETS ((), (mailbox), (team), (member), (category), (channel))
    HAVING count(*) > 0`
}

function toNumbers(counted: Record<Counter, bigint | null>): Partial<Counts> {
  return Object.fromEntries(counters.map((counter) => [counter, Number(counted[counter] ?? 0)]))
}

function addLength(rollups: Map<string, Rollup>, { kind, seconds, keys }: Length): void {
  for (const [dimension, key] of Object.entries({ all: '', ...keys }))
    addTime(rollupOf(rollups, dimension as Dimension, key)[kind], seconds)
}

function rollupOf(rollups: Map<string, Rollup>, dimension: Dimension, key: string): Rollup {
  const name = nameOf({ dimension, key })
  const known = rollups.get(name)
  if (known) return known
  const made = { dimension, key, ...noCounts(), firstResponse: noTimes(), resolution: noTimes() }
  rollups.set(name, made)
  return made
}

function nameOf({ dimension, key }: Pick<Rollup, 'dimension' | 'key'>): string {
  return `${dimension} ${key}`
}
