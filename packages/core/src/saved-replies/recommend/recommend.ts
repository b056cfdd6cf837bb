import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { require } from '../../permissions.ts'
import { readQuestion } from '../../search/question.ts'
import { searchTerms } from '../../search/terms.ts'
import type { SavedReplyView } from '../list.ts'
import { readLeanings } from './acceptance.ts'
import { newestQuestion } from './newest-question.ts'

export type RecommendedReply = SavedReplyView & {
  /** 0 … 1: how much of the question it speaks of, and how often it was sent for such questions */
  confidence: number
  /** how often it was sent in conversations of this category */
  sent: number
}

type Row = SavedReplyView & { sent: number; sentAnywhere: number }

const longestText = 4_000
const mostRead = 500
const leastConfidence = 0.2
const ofUse = 0.35
/** A title is chosen to be found by. */
const ofTitle = 2
/** Sent so often in a category, use alone says half of what it can. */
const halfUse = 4
const otherLanguage = 0.6
/** Sent twice as often as others at its place, a reply gains this much at most; more than that only words decide. */
const mostLeaning = 0.05
const ofLeaning = 0.2

/** The saved replies that fit what the customer asked last, best first. */
export async function recommendSavedReplies(
  ctx: OrgContext,
  input: { conversation: string; limit: number },
): Promise<{ items: RecommendedReply[] }> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, input.conversation)
  const conversation = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { categoryId: true, language: true },
  })
  const newest = await newestQuestion(ctx, id)
  if (!newest) return { items: [] }
  const replies = await repliesWithUse(ctx, conversation.categoryId)
  const asked = readQuestion(`${newest.text.slice(0, longestText)}\n${newest.subject}`).terms
  const items = score(asked, { replies, leanings: await readLeanings(ctx) }, conversation.language)
  return { items: items.filter(({ confidence }) => confidence >= leastConfidence).slice(0, input.limit) }
}

function repliesWithUse(ctx: OrgContext, categoryId: string | null): Promise<Row[]> {
  return ctx.db.$queryRaw<Row[]>`
    SELECT r.id, r.title, r.body, r.language,
      count(u.id) FILTER (WHERE u.category_id = ${categoryId}::uuid)::int AS sent, count(u.id)::int AS "sentAnywhere"
    FROM saved_replies r
    LEFT JOIN saved_reply_uses u ON u.organization_id = r.organization_id AND u.saved_reply_id = r.id
      AND u.message_id IS NOT NULL
    GROUP BY r.id, r.title, r.body, r.language ORDER BY r.created_at DESC, r.id LIMIT ${mostRead}`
}

/** Words that stand in few replies tell more; half of the question's weight in a reply is a full match. */
function score(
  asked: Map<string, number>,
  { replies, leanings }: { replies: Row[]; leanings: Map<string, number> },
  language: string | null,
): RecommendedReply[] {
  const read = replies.map((reply) => ({
    reply,
    title: new Set(searchTerms(reply.title)),
    body: new Set(searchTerms(reply.body)),
  }))
  const holding = (term: string) => read.filter(({ title, body }) => title.has(term) || body.has(term)).length
  const weights = [...asked].map(([term, weight]) => {
    const count = holding(term)
    return { term, weight: count === 0 ? 0 : weight * Math.log(1 + (read.length + 1) / (count + 0.5)) }
  })
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  return read
    .map(({ reply, title, body }) => {
      const met = weights.reduce((sum, { term, weight }) => {
        if (title.has(term)) return sum + ofTitle * weight
        return body.has(term) ? sum + weight : sum
      }, 0)
      const match = total === 0 ? 0 : Math.min(1, met / total)
      const used = reply.sent / (reply.sent + halfUse)
      const fits = language === null || language === 'und' || reply.language === language ? 1 : otherLanguage
      const { id, title: name, body: text, language: of, sent } = reply
      const confidence = leant(((1 - ofUse) * match + ofUse * used) * fits, leanings.get(id) ?? 0)
      return {
        id,
        title: name,
        body: text,
        language: of,
        sent,
        confidence: match === 0 ? used * ofUse : confidence,
      }
    })
    .toSorted((a, b) => b.confidence - a.confidence || b.sent - a.sent || a.title.localeCompare(b.title))
}

/** What people made of a reply before moves it a little: two whose words fit alike, never one past a better match. */
function leant(confidence: number, leaning: number): number {
  const moved = Math.max(-mostLeaning, Math.min(mostLeaning, ofLeaning * leaning))
  return Math.max(0, Math.min(0.99, confidence + moved))
}
