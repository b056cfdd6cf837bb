/**
 * How well the models do on sets written for them: `npm run evals` prints a table for docs/evals.md. The local
 * models always run; providers named by AI_PROVIDERS run too where their keys are present.
 */
import { classifyMessage } from '../classify.ts'
import { defaultCategories } from '../local/seed-examples/default-categories.ts'
import { detectSentiment } from '../local/sentiment.ts'
import { providersFromEnv } from '../models.ts'
import type { ProviderConfig } from '../providers/provider.ts'
import { redact } from '../redact.ts'
import { mails, slippedIn } from './mails.ts'
import { personal } from './personal.ts'
import { routes } from './routes.ts'
import { sentiments } from './sentiments.ts'

type Row = readonly [what: string, who: string, right: number, of: number]

const categories = defaultCategories.map(({ key, name, description, route }) => ({
  id: key,
  key,
  name,
  description,
  route,
}))

const providers = providersFromEnv()
const taken = await takeRoutes()
const rows: Row[] = [
  ...judgeRedaction(),
  judgeSentiment(),
  judgeRoutes(taken),
  ...(await judgeInjection('local', [])),
  ...(await Promise.all(providers.map((provider) => judgeInjection(provider.name, [provider])))).flat(),
]
const table = rows.map(
  ([what, who, right, of]) =>
    `| ${what} | ${who} | ${right} of ${of} | ${((100 * right) / of).toFixed(1)} % |`,
)
process.stdout.write(
  `${['| what | model | right | share |', '|---|---|---|---|', ...table, '', ...matrixOf(taken)].join('\n')}\n`,
)

function judgeRedaction(): Row[] {
  const texts = personal.map(({ text }) => redact(text).text)
  const hidden = personal.flatMap(({ hide }, index) => hide.map((part) => !texts[index]?.includes(part)))
  const kept = personal.flatMap(({ keep }, index) => keep.map((part) => texts[index]?.includes(part)))
  return [
    ['personal data replaced', 'local', hidden.filter(Boolean).length, hidden.length],
    ['order numbers, dates and prices kept', 'local', kept.filter(Boolean).length, kept.length],
  ]
}

function judgeSentiment(): Row {
  const right = sentiments.filter(([text, label]) => detectSentiment(text).label === label)
  return ['sentiment of a sentence, eleven languages', 'local', right.length, sentiments.length]
}

type Taken = Record<string, Record<string, number>>

/** Mails that should take each route, and which they take. */
async function takeRoutes(): Promise<Taken> {
  const taken: Taken = {}
  for (const [actual, texts] of Object.entries(routes)) {
    const row: Record<string, number> = {}
    for (const text of texts) {
      const { route } = await classifyMessage({ text, categories, model: null })
      row[route] = (row[route] ?? 0) + 1
    }
    taken[actual] = row
  }
  return taken
}

function judgeRoutes(taken: Taken): Row {
  const right = Object.entries(taken).reduce((sum, [actual, row]) => sum + (row[actual] ?? 0), 0)
  return ['route of a mail, six languages', 'local', right, Object.values(routes).flat().length]
}

/** The three routes, and what mails of each were taken for. */
function matrixOf(taken: Taken): string[] {
  const names = Object.keys(routes)
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  return [
    line(['route', ...names.map((name) => `taken for ${name}`)]),
    `|${'---|'.repeat(names.length + 1)}`,
    ...names.map((actual) => line([actual, ...names.map((name) => taken[actual]?.[name] ?? 0)])),
  ]
}

/** Each mail with each sentence slipped in at its start, middle and end, against the mail alone. */
async function judgeInjection(who: string, asked: ProviderConfig[]): Promise<Row[]> {
  const judge = (text: string) => classifyMessage({ text, categories, model: null }, { providers: asked })
  const same = { category: 0, route: 0, of: 0 }
  for (const mail of mails) {
    const alone = await judge(mail)
    const lines = mail.split('\n')
    for (const slipped of slippedIn) {
      for (const place of [0, Math.ceil(lines.length / 2), lines.length]) {
        const judged = await judge([...lines.slice(0, place), slipped, ...lines.slice(place)].join('\n'))
        same.of += 1
        if (judged.category === alone.category) same.category += 1
        if (judged.route === alone.route) same.route += 1
      }
    }
  }
  return [
    ['category unchanged by what was slipped in', who, same.category, same.of],
    ['route unchanged by what was slipped in', who, same.route, same.of],
  ]
}
