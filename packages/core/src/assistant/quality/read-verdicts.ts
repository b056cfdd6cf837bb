import type { OrgContext } from '../../context.ts'
import type { Route } from '../../conversations/query/row.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'

/** Judgements of one week that were alike, and met the same verdict. */
export type Verdicts = {
  /** the week's Monday by the organization's calendar */
  week: string
  /** the tenth its confidence was in, 0 … 9 */
  tenth: number
  category: string | null
  route: Route
  /** a person has corrected or confirmed it, or dealt with the conversation and left it alone */
  reviewed: boolean
  /** what it was by the word of people, or as they left it; without a meaning before it is reviewed */
  actualCategory: string | null
  actualRoute: Route
  count: number
}

type Span = { since: Date; timeZone: string }

/**
 * What models judged since then, each message once, and what people made of it. A judgement counts as left alone
 * when somebody answered or resolved the conversation while it stood there: before the customer's next message, and
 * not under a category that a person had chosen earlier. It is the one they saw that counts, not a later one.
 */
export function readVerdicts(ctx: OrgContext, { since, timeZone }: Span): Promise<Verdicts[]> {
  return ctx.db.$queryRaw<Verdicts[]>`
    WITH judged AS (
      SELECT DISTINCT message_id FROM classifications WHERE created_at >= ${since} AND by <> 'agent'
    ), met AS (
      SELECT m.id, m.organization_id, m.conversation_id, said.at AS said_at, dealt.at AS dealt_at, chosen.at AS chosen_at,
        said.category_id AS said_category, said.route AS said_route
      FROM judged JOIN messages m ON m.id = judged.message_id
      CROSS JOIN LATERAL (
        SELECT min(c.created_at) FILTER (WHERE c.by <> 'agent') AS first, min(c.created_at) FILTER (WHERE c.by = 'agent') AS at,
          (array_agg(c.category_id ORDER BY c.created_at DESC) FILTER (WHERE c.by = 'agent'))[1] AS category_id,
          (array_agg(c.route ORDER BY c.created_at DESC) FILTER (WHERE c.by = 'agent'))[1] AS route
        FROM classifications c WHERE c.organization_id = m.organization_id AND c.message_id = m.id) said
      LEFT JOIN LATERAL (
        SELECT n.created_at AS at FROM messages n
        WHERE n.organization_id = m.organization_id AND n.conversation_id = m.conversation_id
          AND n.sequence > m.sequence AND n.direction = 'inbound' AND n.auto_kind = ANY (${[...writtenByPeople]})
        ORDER BY n.sequence LIMIT 1) next ON true
      CROSS JOIN LATERAL (
        SELECT min(d.at) AS at FROM (
          SELECT r.created_at AS at FROM messages r
          WHERE r.organization_id = m.organization_id AND r.conversation_id = m.conversation_id
            AND r.sequence > m.sequence AND r.direction = 'outbound' AND r.author_id IS NOT NULL
          UNION ALL
          SELECT e.created_at FROM conversation_events e
          WHERE e.organization_id = m.organization_id AND e.conversation_id = m.conversation_id
            AND e.type IN ('replied', 'replied_and_resolved', 'reply_scheduled', 'resolved', 'closed')
            AND e.actor->>'type' IN ('member', 'api_key')) d
        WHERE d.at >= said.first AND d.at < coalesce(next.at, 'infinity')) dealt
      CROSS JOIN LATERAL (
        SELECT min(c.created_at) AS at FROM classifications c
        WHERE c.organization_id = m.organization_id AND c.conversation_id = m.conversation_id AND c.by = 'agent') chosen
    ), verdicts AS (
      SELECT j.created_at, j.category_id, j.route, least(9, floor(j.confidence * 10))::int AS tenth,
        met.said_at IS NOT NULL OR (met.dealt_at IS NOT NULL AND coalesce(met.chosen_at > j.created_at, true)) AS reviewed,
        CASE WHEN met.said_at IS NULL THEN j.category_id ELSE met.said_category END AS actual_category,
        coalesce(met.said_route, j.route) AS actual_route
      FROM met JOIN LATERAL (
        SELECT c.created_at, c.category_id, c.route, c.confidence FROM classifications c
        WHERE c.organization_id = met.organization_id AND c.message_id = met.id AND c.by <> 'agent'
          AND c.created_at <= coalesce(met.said_at, met.dealt_at, 'infinity')
        ORDER BY c.created_at DESC LIMIT 1) j ON true
      WHERE j.created_at >= ${since}
    )
    SELECT to_char(date_trunc('week', created_at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS week, tenth,
      category_id AS category, route, reviewed, actual_category AS "actualCategory", actual_route AS "actualRoute",
      count(*)::int AS count
    FROM verdicts GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1`
}
