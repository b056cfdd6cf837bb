import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type ContactView, findContact } from './list.ts'

const shownMoods = 20

type Csat = {
  answers: number
  /** of ratings from 1 to 5 */
  average: number
  last: { rating: number; comment: string; at: string; conversationId: string; number: number }
}

type ContactHistory = ContactView & { moods: { at: string; sentiment: number }[]; csat: Csat | null }

/**
 * One contact, with how they sounded in their last messages, oldest first, and how satisfied they were over all
 * their conversations; null where they never said.
 */
export async function readContact(ctx: OrgContext, id: string): Promise<ContactHistory> {
  require(ctx, 'contacts:read')
  const contact = await findContact(ctx, id)
  const moods = await ctx.db.$queryRaw<{ at: Date; sentiment: number }[]>`
    SELECT DISTINCT ON (m.created_at, m.id) m.created_at AS at, j.sentiment
    FROM conversations c
    JOIN messages m ON m.organization_id = c.organization_id AND m.conversation_id = c.id
    JOIN classifications j ON j.organization_id = m.organization_id AND j.message_id = m.id
    WHERE c.contact_id = ${id}::uuid
    ORDER BY m.created_at DESC, m.id, j.created_at DESC LIMIT ${shownMoods}`
  return {
    ...contact,
    moods: moods.toReversed().map(({ at, sentiment }) => ({ at: at.toISOString(), sentiment })),
    csat: await csatOf(ctx, id),
  }
}

async function csatOf(ctx: OrgContext, id: string): Promise<Csat | null> {
  const [row] = await ctx.db.$queryRaw<(Omit<Csat, 'last'> & Omit<Csat['last'], 'at'> & { at: Date })[]>`
    SELECT (count(*) OVER ())::int AS answers, (avg(s.rating) OVER ())::float AS average, s.rating, s.comment,
      s.updated_at AS at, c.id AS "conversationId", c.number
    FROM conversations c JOIN csat_answers s ON s.organization_id = c.organization_id AND s.conversation_id = c.id
    WHERE c.contact_id = ${id}::uuid
    ORDER BY s.updated_at DESC, s.id DESC LIMIT 1`
  if (!row) return null
  const { answers, average, at, ...last } = row
  return { answers, average, last: { ...last, at: at.toISOString() } }
}
