import type { OrgContext } from '../../context.ts'
import type { Status } from '../../conversations/query/row.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'
import type { ClockFacts } from '../../sla/clocks/settle.ts'

/** Something in the life of a conversation that its clocks follow from. */
export type Moment = { at: Date; what: What }
type What =
  | 'customer_wrote'
  | 'answered'
  | 'parked'
  | 'resolved'
  | 'closed'
  | 'reopened'
  | 'snoozed'
  | 'woken'
  | 'replied_and_resolved'

/** What a conversation is now, and everything that happened in it, in order. */
export type Course = { facts: ClockFacts; messageId: string | null; moments: Moment[] }

type Row = Omit<ClockFacts, 'status' | 'snoozed' | 'waitingSince' | 'resolvedAt' | 'answered'> & {
  id: string
  messageId: string | null
  moments: { at: string; what: What }[]
}

const fromTimeline = [
  'parked',
  'resolved',
  'closed',
  'reopened',
  'snoozed',
  'woken',
  'replied_and_resolved',
] as const satisfies What[]
const mostMoments = 400

/** The past of conversations as the clocks would have seen it. Those a customer never wrote in are left out. */
export async function readCourses(ctx: OrgContext, conversationIds: string[]): Promise<Map<string, Course>> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT c.id, c.spam, c.merged_into_id IS NOT NULL AS merged, c.created_at AS "createdAt", c.priority, c.severity,
      c.route, c.category_id AS "categoryId", c.team_id AS "teamId", c.mailbox_id AS "mailboxId", c.language,
      c.sla_policy_id AS "pinnedPolicyId",
      ARRAY(SELECT t.name FROM conversation_tags x JOIN tags t ON t.id = x.tag_id WHERE x.conversation_id = c.id) AS tags,
      (SELECT m.id FROM messages m WHERE m.conversation_id = c.id AND m.direction = 'inbound'
        AND m.auto_kind = ANY (${[...writtenByPeople]}) ORDER BY m.sequence LIMIT 1) AS "messageId",
      (SELECT json_agg(json_build_object('at', at, 'what', what) ORDER BY at, place) FROM (
        (SELECT m.created_at AS at, 1 AS place,
          CASE m.direction WHEN 'inbound' THEN 'customer_wrote' ELSE 'answered' END AS what
        FROM messages m WHERE m.conversation_id = c.id AND m.forwarded_id IS NULL
          AND m.auto_kind = ANY (${[...writtenByPeople]})
          AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.message_id = m.id
            AND (d.state = 'undone' OR (d.scheduled AND d.state = 'queued'))))
        UNION ALL
        (SELECT e.created_at, 2, e.type FROM conversation_events e
        WHERE e.conversation_id = c.id AND e.type = ANY (${[...fromTimeline]}))
        ORDER BY 1, 2 LIMIT ${mostMoments}::int) happened) AS moments
    FROM conversations c WHERE c.id = ANY (${conversationIds}::uuid[])`
  const courses = rows.flatMap(({ id, messageId, moments, ...facts }): [string, Course][] => {
    const wrote = moments?.some(({ what }) => what === 'customer_wrote') ?? false
    return wrote ? [[id, { facts: { ...facts, ...beginning }, messageId, moments: moments.map(revive) }]] : []
  })
  return new Map(courses)
}

const beginning = {
  status: 'open' as const,
  snoozed: false,
  waitingSince: null,
  resolvedAt: null,
  answered: false,
}

function revive({ at, what }: Row['moments'][number]): Moment {
  return { at: new Date(at), what }
}

type Change = Partial<ClockFacts>
const ended = (status: Status) => (_: ClockFacts, at: Date) => ({
  status,
  resolvedAt: at,
  waitingSince: null,
  snoozed: false,
})

const changes: Record<What, (facts: ClockFacts, at: Date) => Change> = {
  customer_wrote: ({ waitingSince }, at) => ({
    status: 'open',
    resolvedAt: null,
    snoozed: false,
    waitingSince: waitingSince ?? at,
  }),
  answered: () => ({ waitingSince: null, answered: true }),
  parked: () => ({ status: 'pending' }),
  resolved: ended('resolved'),
  closed: ended('closed'),
  replied_and_resolved: ended('resolved'),
  reopened: () => ({ status: 'open', resolvedAt: null }),
  snoozed: () => ({ snoozed: true }),
  woken: () => ({ snoozed: false }),
}

/** The facts after something happened. */
export function afterwards(facts: ClockFacts, { at, what }: Moment): ClockFacts {
  return { ...facts, ...changes[what](facts, at) }
}
