import { inOrganization, type OrgContext } from '../../context.ts'
import { TooLarge } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { readLine } from './read-line.ts'
import { readLines } from './read-lines.ts'
import { type Line, type Stored, storeExamples } from './store.ts'

export type ImportedExamples = {
  received: number
  /** new ones */
  stored: number
  /** known already: the same text in the same category counts once */
  duplicates: number
  /** keys of the categories that were made for them */
  categoriesCreated: string[]
  refusedCount: number
  /** the first hundred that were refused, by their line number */
  refused: { line: number; reason: string }[]
}

type Input = { lines: AsyncIterable<Uint8Array>; createCategories: boolean }

const batchSize = 1_000
const mostNamed = 100

/**
 * Keeps examples of categories, one JSON object `{ text, category }` a line, in batches of a transaction each. A
 * category goes by its key or its name; what cannot be kept is named and keeps nothing else from being kept.
 */
export async function importExamples(
  who: Parameters<typeof inOrganization>[0],
  { lines, createCategories }: Input,
): Promise<ImportedExamples> {
  await inOrganization(who, async (ctx) => require(ctx, 'categories:write'))
  const result: ImportedExamples = {
    received: 0,
    stored: 0,
    duplicates: 0,
    categoriesCreated: [],
    refusedCount: 0,
    refused: [],
  }
  let batch: Line[] = []
  const flush = async () => {
    if (batch.length > 0) add(result, await store(who, batch, createCategories))
    batch = []
  }
  try {
    for await (const { line, text } of readLines(lines)) {
      result.received += 1
      const read = readLine(text)
      if ('reason' in read) refuse(result, { line, reason: read.reason })
      else batch.push({ line, ...read })
      if (batch.length >= batchSize) await flush()
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    await flush()
    throw new TooLarge(`${error.message}. The ${result.stored} new examples before that were kept`)
  }
  await flush()
  return result
}

function store(who: Parameters<typeof inOrganization>[0], batch: Line[], create: boolean): Promise<Stored> {
  return inOrganization(who, (ctx: OrgContext) => storeExamples(ctx, batch, create))
}

function add(result: ImportedExamples, { stored, duplicates, created, refused }: Stored): void {
  result.stored += stored
  result.duplicates += duplicates
  result.categoriesCreated.push(...created)
  for (const entry of refused) refuse(result, entry)
}

function refuse(result: ImportedExamples, entry: { line: number; reason: string }): void {
  result.refusedCount += 1
  if (result.refused.length < mostNamed) result.refused.push(entry)
}
