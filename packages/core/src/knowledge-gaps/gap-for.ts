import type { OrgContext } from '../context.ts'
import { moveQuestions } from './merge.ts'

/** The newest that share a word with it; more would take longer than what they add is worth. */
const mostCompared = 500
/** How many gaps beside the best are looked at, and how many questions of each. */
const mostOthers = 5
const mostOfEach = 25
/** Questions that share so much of what they mean are about the same. */
const sameMatter = 0.45
/** Gaps that a question fits both belong together where their own questions share as much. */
const nearMatter = 0.25

type Known = { gapId: string; terms: ReadonlySet<string> }
type Weigh = (one: ReadonlySet<string>, other: ReadonlySet<string>) => number

/**
 * The gap of the question that is most like this one: one link is enough to belong together. Where it fits a second
 * open gap as well, and those two are near each other by themselves, they have been one matter all along and are put
 * together; a question about two matters leaves both as they are.
 */
export async function gapFor(ctx: OrgContext, terms: string[], messageId: string): Promise<string | null> {
  const known = await readKnown(ctx, terms, messageId)
  const asked = new Set(terms)
  const weigh = weightsOf([asked, ...known.map((one) => one.terms)])
  const [best, ...others] = fitting(known, asked, weigh)
  if (best === undefined) return null
  const near = others.slice(0, mostOthers).filter((other) => shareOf(known, best, other, weigh) >= nearMatter)
  return near.length === 0 ? best : putTogether(ctx, [best, ...near])
}

/** As text, since taking five hundred lists of words apart one by one takes longer than all the rest. */
async function readKnown(ctx: OrgContext, terms: string[], messageId: string): Promise<Known[]> {
  const rows = await ctx.db.$queryRaw<{ gapId: string; terms: string }[]>`
    SELECT gap_id AS "gapId", array_to_string(terms, chr(10)) AS terms FROM knowledge_gap_questions
    WHERE message_id <> ${messageId}::uuid AND gap_id IS NOT NULL AND terms && ${terms}::text[]
    ORDER BY id DESC LIMIT ${mostCompared}`
  return rows.map((row) => ({ gapId: row.gapId, terms: new Set(row.terms.split('\n')) }))
}

/** The gaps a question fits, the best first. */
function fitting(known: Known[], asked: Known['terms'], weigh: Weigh): string[] {
  const shares = new Map<string, number>()
  for (const { gapId, terms: of } of known) {
    shares.set(gapId, Math.max(shares.get(gapId) ?? 0, weigh(asked, of)))
  }
  return [...shares]
    .filter(([, share]) => share >= sameMatter)
    .sort(([, a], [, b]) => b - a)
    .map(([gapId]) => gapId)
}

function shareOf(known: Known[], one: string, other: string, weigh: Weigh): number {
  const of = (id: string) => known.filter(({ gapId }) => gapId === id).slice(0, mostOfEach)
  return Math.max(0, ...of(one).flatMap((left) => of(other).map((right) => weigh(left.terms, right.terms))))
}

/** Only open gaps are put together, into the one that is asked most: what a person has decided stays as it is. */
async function putTogether(ctx: OrgContext, ids: string[]): Promise<string> {
  const [best = ''] = ids
  const rows = await ctx.db.knowledgeGap.findMany({
    where: { id: { in: ids }, state: 'open' },
    orderBy: [{ questionCount: 'desc' }, { id: 'asc' }],
    select: { id: true },
  })
  const [kept, ...rest] = rows.map(({ id }) => id)
  if (kept === undefined || !rows.some(({ id }) => id === best)) return best
  for (const id of rest) await moveQuestions(ctx, id, kept)
  return kept
}

/** Dice's coefficient in which a word counts the more, the fewer questions have it. */
function weightsOf(all: Known['terms'][]): Weigh {
  const counts = new Map<string, number>()
  for (const terms of all) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weights = new Map(
    Array.from(counts, ([term, count]) => [term, Math.log(1 + (all.length + 4) / count)]),
  )
  const sum = (terms: Iterable<string>) => {
    let total = 0
    for (const term of terms) total += weights.get(term) ?? 0
    return total
  }
  const sums = new Map(all.map((terms) => [terms, sum(terms)]))
  return (one, other) => {
    const shared = sum(one.intersection(other))
    return shared === 0 ? 0 : (2 * shared) / ((sums.get(one) ?? 0) + (sums.get(other) ?? 0))
  }
}
