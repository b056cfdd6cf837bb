import { parseArgs } from 'node:util'
import { draftLocally } from '@frontdesk/ai/local/drafter'
import { createArticle } from '@frontdesk/core/articles/write'
import { findPassages } from '@frontdesk/core/drafts/find-passages'
import { createSavedReply } from '@frontdesk/core/saved-replies/create'
import { generateOrganization } from '../../prisma/seed/generate.ts'
import { type Question, questions } from '../rig/questions.ts'
import { type Room, type Rooms, withOrganizations } from '../rig/throw-away.ts'

/**
 * node bench/assistant/drafts.ts [--verbose]
 * Asks the knowledge of the demo organizations what customers ask, on a throw-away PostgreSQL: whether search
 * finds the article that answers, and whether the local drafter uses it, another, or rightly nothing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } })
  await withOrganizations(async (rooms) => {
    const desks = { acme: await loadKnowledge(rooms, 'acme'), lumio: await loadKnowledge(rooms, 'lumio') }
    const outcomes: Outcome[] = []
    for (const question of questions) outcomes.push(await ask(desks[question.organization], question))
    if (values.verbose) for (const outcome of outcomes) show(outcome)
    report(outcomes)
  })
}

type Outcome = {
  question: Question
  rank: number
  cited: string[]
  milliseconds: number
  found: string[]
  text: string
}

async function loadKnowledge({ create }: Rooms, slug: 'acme' | 'lumio'): Promise<Room> {
  const { articles, savedReplies } = generateOrganization(slug, { now: new Date(), conversations: 0 })
  const { room } = await create(slug)
  await room(async (ctx) => {
    for (const article of articles) await createArticle(ctx, article)
    for (const reply of savedReplies) await createSavedReply(ctx, reply)
  })
  return room
}

async function ask(room: Room, question: Question): Promise<Outcome> {
  const { subject, text, language } = question
  const before = performance.now()
  const passages = await room((ctx) => findPassages(ctx, `${subject}\n${text}`))
  const draft = draftLocally({ subject, text, language, history: [], passages })
  const milliseconds = performance.now() - before
  const found = [...new Set(passages.filter(({ kind }) => kind === 'article').map(({ title }) => title))]
  const sources = new Set(draft?.sentences.flatMap((sentence) => sentence.sources) ?? [])
  const cited = [
    ...new Set(passages.filter(({ sourceId }) => sources.has(sourceId)).map(({ title }) => title)),
  ]
  const rank = found.findIndex((title) => question.answeredBy.includes(title))
  return { question, rank, cited, milliseconds, found, text: draft?.text ?? '' }
}

function show({ question, rank, cited, found, text }: Outcome): void {
  const { answeredBy, subject } = question
  const fine =
    answeredBy.length === 0 ? cited.length === 0 : cited.some((title) => answeredBy.includes(title))
  console.log(
    `${fine ? ' ' : '!'} ${String(rank + 1).padStart(2)} ${subject} | ${question.text.slice(0, 70)}`,
  )
  if (rank !== 0 && answeredBy.length > 0) console.log(`      found ${found.slice(0, 3).join(' / ')}`)
  if (cited.length > 0) console.log(`      cites ${cited.join(' / ')}\n${text.replace(/^/gm, '        ')}`)
}

function report(outcomes: Outcome[]): void {
  const answerable = outcomes.filter(({ question }) => question.answeredBy.length > 0)
  const others = outcomes.filter(({ question }) => question.answeredBy.length === 0)
  const right = ({ question, cited }: Outcome) => cited.some((title) => question.answeredBy.includes(title))
  const reciprocal = answerable.reduce(
    (sum, { rank }) => sum + (rank >= 0 && rank < 10 ? 1 / (rank + 1) : 0),
    0,
  )
  const times = outcomes.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  console.log(`answerable ${answerable.length}, not answerable ${others.length}`)
  console.log(`search: hit@1 ${share(answerable, ({ rank }) => rank === 0)}`)
  console.log(`        hit@5 ${share(answerable, ({ rank }) => rank >= 0 && rank < 5)}`)
  console.log(`        MRR@10 ${(reciprocal / Math.max(1, answerable.length)).toFixed(3)}`)
  console.log(`draft:  cites the expected article ${share(answerable, right)}`)
  console.log(
    `        cites others only ${share(answerable, (each) => each.cited.length > 0 && !right(each))}`,
  )
  console.log(`        offers nothing ${share(answerable, ({ cited }) => cited.length === 0)}`)
  console.log(`        offered when it should not be ${share(others, ({ cited }) => cited.length > 0)}`)
  console.log(`search and draft: p95 ${(times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)} ms`)
}

function share<T>(all: T[], holds: (each: T) => boolean): string {
  return `${((100 * all.filter(holds).length) / Math.max(1, all.length)).toFixed(1)} %`
}

await main()
