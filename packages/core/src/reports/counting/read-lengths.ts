import { Prisma } from '@frontdesk/db/tenancy'
import type { Calendar } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import { elapsed } from '../../sla/deadline.ts'
import type { Dimension } from '../measures.ts'
import { happenings, type Span } from './facts.ts'

type Kind = 'firstResponse' | 'resolution'
type Keys = Record<Exclude<Dimension, 'all'>, string>

/** How long something took, in seconds, and whose it was. */
export type Length = { kind: Kind; seconds: number; keys: Keys }

type Row = {
  kind: Kind
  began: number
  ended: number
  keys: Keys
  clock: { id: string; calendar: string; startedAt: number; pausedAt: string | null; pauses: Pauses } | null
}
type Pauses = { from: string; to: string }[]

/** Instants are in ms. All comes as one value, since reading many rows one by one takes longer than finding them. */
type Packed = [
  kind: Kind,
  began: number,
  ended: number,
  mailbox: string,
  team: string,
  member: string,
  category: string,
  channel: string,
  clockId: string | null,
  calendar: string,
  startedAt: number,
  pausedAt: string | null,
  pauses: Pauses,
]

/**
 * How long first answers and resolutions of a day took: in the business time of the promise that was made about
 * them, without its pauses, or by the clock where nothing was promised. Resolutions are measured once, the first time.
 */
export async function readLengths(ctx: OrgContext, span: Span): Promise<Length[]> {
  const [found] = await ctx.db.$queryRaw<{ packed: Packed[] | null }[]>`
    WITH ${happenings(span)}, lengths AS (
      SELECT 'firstResponse' AS kind, 'first' AS clock, conversation_id, asked AS began, at AS ended,
        true AS authored, author_id FROM answers
      UNION ALL
      SELECT 'resolution', 'resolution', s.conversation_id,
        (SELECT min(m.created_at) FROM messages m WHERE m.conversation_id = s.conversation_id), s.at, false, NULL
      FROM steps s WHERE s.first AND s.ended)
    SELECT json_agg(json_build_array(l.kind, ${ms(Prisma.sql`l.began`)}, ${ms(Prisma.sql`l.ended`)}, c.mailbox_id,
        coalesce(c.team_id::text, ''),
        coalesce(CASE WHEN l.authored THEN l.author_id ELSE c.assignee_id END::text, ''),
        coalesce(c.category_id::text, ''), c.channel, k.id, k.calendar, ${ms(Prisma.sql`k.started_at`)}, k.paused_at,
        k.pauses)) AS packed
    FROM lengths l JOIN conversations c ON c.id = l.conversation_id
    LEFT JOIN LATERAL (
      SELECT s.id, md5((s.terms->'calendar')::text) AS calendar, s.started_at, s.paused_at, s.pauses
      FROM sla_clocks s WHERE s.conversation_id = l.conversation_id AND s.kind = l.clock AND s.stopped_at IS NULL
        AND s.started_at < l.ended ORDER BY s.started_at LIMIT 1) k ON true
    WHERE NOT c.spam AND l.began <= l.ended`
  const rows = (found?.packed ?? []).map(unpack)
  const calendars = await readCalendars(ctx, rows)
  return rows.map((row) => ({ kind: row.kind, keys: row.keys, seconds: secondsOf(row, calendars) }))
}

const ms = (time: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${time}) * 1000)::bigint`

function unpack([kind, began, ended, mailbox, team, member, category, channel, id, ...clock]: Packed): Row {
  const [calendar, startedAt, pausedAt, pauses] = clock
  return {
    kind,
    began,
    ended,
    keys: { mailbox, team, member, category, channel },
    clock: id === null ? null : { id, calendar, startedAt, pausedAt, pauses },
  }
}

/** Many clocks share a few calendars: each is read once, from one of them, and known by its digest. */
async function readCalendars(ctx: OrgContext, rows: readonly Row[]): Promise<Map<string, Calendar>> {
  const named = new Map(rows.flatMap(({ clock }) => (clock ? [[clock.calendar, clock.id] as const] : [])))
  if (named.size === 0) return new Map()
  const found = await ctx.db.$queryRaw<{ id: string; calendar: Calendar }[]>`
    SELECT id, terms->'calendar' AS calendar FROM sla_clocks WHERE id = ANY (${[...named.values()]}::uuid[])`
  const byClock = new Map(found.map(({ id, calendar }) => [id, calendar]))
  return new Map(
    [...named].flatMap(([digest, id]) => {
      const calendar = byClock.get(id)
      return calendar ? [[digest, calendar] as const] : []
    }),
  )
}

function secondsOf({ clock, began, ended }: Row, calendars: Map<string, Calendar>): number {
  const calendar = clock && calendars.get(clock.calendar)
  if (!clock || !calendar) return (ended - began) / 1_000
  const pauses = [
    ...clock.pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    ...(clock.pausedAt ? [{ from: new Date(clock.pausedAt), to: null }] : []),
  ]
  return elapsed({ start: new Date(clock.startedAt), calendar, pauses }, new Date(ended)) * 60
}
