import { reusablePassage } from '@frontdesk/ai/reply/reusable-passage'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { tsQuestion } from '../search/query.ts'
import { type EndedConversation, readEnded } from './read-ended.ts'

export type SimilarConversation = {
  id: string
  number: number
  subject: string
  category: { id: string; name: string } | null
  /** who resolved it; null where it cannot be told any more */
  resolvedBy: string | null
  resolvedAt: string | null
  /** from its opening to its resolution */
  minutesToResolve: number | null
  /** the last reply without what was said to that person alone; empty where nothing is left of it */
  answer: string
  /** 0 … 1, how alike it is and how well it ended */
  score: number
}

/** Looked at for each word, and ranked: that bounds the time however common the words are. */
const mostForWord = 400
const mostCandidates = 60
const mostWords = 14
const leastWord = 3
const longestOpening = 4_000

const ofSameCategory = 1.3
const ofAnswered = 1.25
const leastScore = 0.12

/**
 * Conversations that were settled and begin like this one, best first: the same category and a reply of ours at the
 * end count for more. Nothing of the people in them is shown.
 */
export async function findSimilar(
  ctx: OrgContext,
  input: PageInput & { conversation: string },
): Promise<Page<SimilarConversation>> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, input.conversation)
  const [after = null] = decodeCursor(input.cursor, ['number']) ?? []
  const ranked = rank(await candidatesFor(ctx, id), await categoryOf(ctx, id))
  const from = Number(after ?? 0)
  const rows = ranked.slice(from, from + input.limit + 1)
  return pageOf(
    rows,
    input.limit,
    () => [from + input.limit],
    ({ ended, score }) => viewOf(ended, score),
  )
}

type Ranked = { ended: EndedConversation; score: number }

async function candidatesFor(
  ctx: OrgContext,
  id: string,
): Promise<{ ended: EndedConversation; likeness: number }[]> {
  const words = await wordsOf(ctx, id)
  if (words.length === 0) return []
  const found = await ctx.db.$queryRaw<{ id: string; rank: number }[]>`
    SELECT conversation_id AS id, rank::float8 AS rank
    FROM similar_conversations(${words}::text[], ${mostForWord}::int, ${mostCandidates}::int)`
  const likeness = new Map(found.filter((one) => one.id !== id).map((one) => [one.id, one.rank]))
  const ended = await readEnded(ctx, [...likeness.keys()])
  return ended.map((one) => ({ ended: one, likeness: likeness.get(one.id) ?? 0 }))
}

function rank(
  candidates: { ended: EndedConversation; likeness: number }[],
  categoryId: string | null,
): Ranked[] {
  return candidates
    .map(({ ended, likeness }) => {
      const same = categoryId !== null && ended.categoryId === categoryId ? ofSameCategory : 1
      const answered = ended.lastReply === null ? 1 : ofAnswered
      return { ended, score: Math.min(1, (likeness * same * answered) / (ofSameCategory * ofAnswered)) }
    })
    .filter(({ score }) => score >= leastScore)
    .toSorted((a, b) => b.score - a.score || b.ended.number - a.ended.number)
}

/** The words its customer opened it with that carry meaning. */
async function wordsOf(ctx: OrgContext, conversationId: string): Promise<string[]> {
  const opening = await ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound', autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'asc' },
    select: { subject: true, text: true },
  })
  if (!opening) return []
  const { words } = tsQuestion(`${opening.subject}\n${opening.text.slice(0, longestOpening)}`)
  return words.filter((word) => word.length >= leastWord).slice(0, mostWords)
}

async function categoryOf(ctx: OrgContext, id: string): Promise<string | null> {
  const found = await ctx.db.conversation.findUnique({ where: { id }, select: { categoryId: true } })
  return found?.categoryId ?? null
}

function viewOf(ended: EndedConversation, score: number): SimilarConversation {
  const { id, number, subject, categoryId, categoryName, resolvedBy, resolvedAt, minutes, lastReply } = ended
  const names = [ended.contactName, ended.contactEmail].filter(Boolean)
  return {
    id,
    number,
    subject,
    category: categoryId && categoryName ? { id: categoryId, name: categoryName } : null,
    resolvedBy,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    minutesToResolve: minutes,
    answer: lastReply === null ? '' : reusablePassage(lastReply, names),
    score,
  }
}
