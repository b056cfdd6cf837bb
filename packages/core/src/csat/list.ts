import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type CsatAnswerView = {
  id: string
  conversationId: string
  conversationNumber: number
  contact: { id: string; name: string; email: string }
  assignee: { id: string; name: string } | null
  rating: number
  comment: string
  at: string
}

export type CsatFigures = {
  asked: number
  answered: number
  /** 1 … 5, null where nobody answered */
  average: number | null
  /** the share of fours and fives, 0 … 1 */
  satisfied: number | null
  /** how often each rating was given, from 1 to 5 */
  ratings: number[]
}

type Row = {
  id: string
  conversation_id: string
  number: number
  contact: CsatAnswerView['contact']
  assignee: CsatAnswerView['assignee']
  rating: number
  comment: string
  created_at: Date
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What customers said, newest first; of one conversation when it is named. */
export async function listCsatAnswers(
  ctx: OrgContext,
  input: PageInput & { rating?: number | undefined; conversation?: string | undefined },
): Promise<Page<CsatAnswerView>> {
  require(ctx, 'conversations:read')
  const before = String(decodeCursor(input.cursor, ['id'])?.[0] ?? lastId)
  const of = input.conversation === undefined ? null : (await findConversation(ctx, input.conversation)).id
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a.id, a.conversation_id, c.number, a.rating, a.comment, a.created_at,
      jsonb_build_object('id', k.id, 'name', k.name, 'email', k.email) AS contact,
      CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'name', m.name) END AS assignee
    FROM csat_answers a
    JOIN csat_requests r ON r.organization_id = a.organization_id AND r.id = a.request_id
    JOIN conversations c ON c.organization_id = a.organization_id AND c.id = a.conversation_id
    JOIN contacts k ON k.organization_id = r.organization_id AND k.id = r.contact_id
    LEFT JOIN members m ON m.organization_id = r.organization_id AND m.id = r.assignee_id
    WHERE a.id < ${before}::uuid AND (${input.rating ?? null}::int IS NULL OR a.rating = ${input.rating ?? null}::int)
      AND (${of}::uuid IS NULL OR a.conversation_id = ${of}::uuid)
    ORDER BY a.id DESC LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    ({ id, conversation_id, number, contact, assignee, rating, comment, created_at }) => ({
      id,
      conversationId: conversation_id,
      conversationNumber: number,
      contact,
      assignee,
      rating,
      comment,
      at: created_at.toISOString(),
    }),
  )
}

/** How many were asked in the last days, how many answered, and how it went. */
export async function readCsatFigures(ctx: OrgContext, { days }: { days: number }): Promise<CsatFigures> {
  require(ctx, 'conversations:read')
  const [row] = await ctx.db.$queryRaw<[{ asked: number; ratings: number[] }]>`
    WITH asked AS (
      SELECT a.rating FROM csat_requests r
      LEFT JOIN csat_answers a ON a.organization_id = r.organization_id AND a.request_id = r.id
      WHERE r.state = 'asked' AND r.asked_at > now() - make_interval(days => ${days}::int))
    SELECT count(*)::int AS asked, ARRAY(
      SELECT count(x.rating)::int FROM generate_series(1, 5) n LEFT JOIN asked x ON x.rating = n
      GROUP BY n ORDER BY n) AS ratings
    FROM asked`
  const { asked, ratings } = row
  const answered = ratings.reduce((sum, count) => sum + count, 0)
  const points = ratings.reduce((sum, count, index) => sum + count * (index + 1), 0)
  const happy = (ratings[3] ?? 0) + (ratings[4] ?? 0)
  return {
    asked,
    answered,
    average: answered === 0 ? null : points / answered,
    satisfied: answered === 0 ? null : happy / answered,
    ratings,
  }
}
