import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { searchPublished } from '@frontdesk/core/articles/search-published'
import { createArticle } from '@frontdesk/core/articles/write'
import { spread } from '../figures.ts'
import type { Room, Rooms } from '../throw-away.ts'

type Article = { key: string; title: string; body: string; language?: string }
type Question = { text: string; answeredBy: string[] }
type Outcome = { question: Question; found: string[]; rank: number; milliseconds: number }

/** Asks every question of a folder, and prints how far down the first article stands that answers it. */
export async function measureQuality({ create }: Rooms, folder: string, verbose: boolean): Promise<void> {
  const articles = await readLines<Article>(join(folder, 'articles.jsonl'))
  const questions = await readLines<Question>(join(folder, 'questions.jsonl'))
  const { room } = await create('measured')
  const keys = await loadArticles(room, articles)
  const outcomes: Outcome[] = []
  for (const question of questions) outcomes.push(await ask(room, question, keys))
  if (verbose)
    for (const outcome of outcomes.filter(({ rank }) => rank < 0 || rank >= 5)) show(outcome, articles)
  report(articles.length, outcomes)
}

async function readLines<T>(path: string): Promise<T[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Their keys by the ids they were given. */
async function loadArticles(room: Room, articles: Article[]): Promise<Map<string, string>> {
  const keys = new Map<string, string>()
  for (const { key, title, body, language = 'en' } of articles) {
    const article = {
      title: title.slice(0, 300),
      body,
      language,
      collection: '',
      status: 'published' as const,
    }
    const { id } = await room((ctx) => createArticle(ctx, article))
    keys.set(id, key)
  }
  return keys
}

async function ask(room: Room, question: Question, keys: Map<string, string>): Promise<Outcome> {
  const before = performance.now()
  const items = await room((ctx) => searchPublished(ctx, { q: question.text, limit: 10 }))
  const milliseconds = performance.now() - before
  const found = items.map(({ articleId }) => keys.get(articleId) ?? '')
  return { question, found, rank: found.findIndex((key) => question.answeredBy.includes(key)), milliseconds }
}

function show({ question, found, rank }: Outcome, articles: Article[]): void {
  const titleOf = (key: string | undefined) => articles.find((article) => article.key === key)?.title
  console.log(`${String(rank + 1).padStart(2)} ${question.text}`)
  console.log(`     wanted ${titleOf(question.answeredBy[0])}\n     found  ${titleOf(found[0])}`)
}

function report(articles: number, outcomes: Outcome[]): void {
  const share = (holds: (outcome: Outcome) => boolean) =>
    `${((100 * outcomes.filter(holds).length) / outcomes.length).toFixed(1)} %`
  const reciprocal = outcomes.reduce((sum, { rank }) => sum + (rank >= 0 ? 1 / (rank + 1) : 0), 0)
  console.log(`${articles} articles, ${outcomes.length} questions`)
  console.log(`hit@1 ${share(({ rank }) => rank === 0)}  hit@5 ${share(({ rank }) => rank >= 0 && rank < 5)}`)
  console.log(`MRR@10 ${(reciprocal / outcomes.length).toFixed(3)}`)
  console.log(`nothing found ${share(({ found }) => found.length === 0)}`)
  console.log(`search ${spread(outcomes.map(({ milliseconds }) => milliseconds))}`)
}
