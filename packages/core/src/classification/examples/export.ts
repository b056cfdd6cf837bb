import { redact } from '@frontdesk/ai/redact'
import type { Prisma } from '@frontdesk/db/tenancy'
import { writeAudit } from '../../audit.ts'
import { activeCategories, type CategoryView } from '../../categories/list.ts'
import { inOrganization, type OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'

export type ExportInput = {
  /**
   * `plain` is `{ text, category }`, which the import reads back; `chat` is `{ messages }` of system, user and
   * assistant, as providers take it to fine-tune a model of theirs
   */
  format: 'plain' | 'chat'
  /** what models learn from, what they are measured with, or both */
  part: 'all' | 'taught' | 'held_out'
}

type Who = Parameters<typeof inOrganization>[0]
type Begun = ExportInput & { categories: CategoryView[] }
type Row = { id: string; text: string; categoryId: string | null }

const batchSize = 500

const held: Record<ExportInput['part'], Prisma.TrainingExampleWhereInput> = {
  all: {},
  // What no training has sorted yet is not held out.
  taught: { OR: [{ heldOut: false }, { heldOut: null }] },
  held_out: { heldOut: true },
}

/**
 * The examples of the categories in use, oldest first, one JSON object a line. Personal data was taken out of them
 * when they were kept, and is looked for once more with what is known today.
 */
export async function exportExamples(who: Who, input: ExportInput): Promise<AsyncIterable<string>> {
  const categories = await inOrganization(who, (ctx) => begin(ctx, input))
  return writeLines(who, { ...input, categories })
}

async function begin(ctx: OrgContext, { format, part }: ExportInput): Promise<CategoryView[]> {
  require(ctx, 'categories:write')
  const categories = await activeCategories(ctx)
  const categoryId = { in: categories.map(({ id }) => id) }
  const examples = await ctx.db.trainingExample.count({ where: { categoryId, ...held[part] } })
  await writeAudit(ctx, {
    action: 'training_examples.export',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    after: { format, part, examples },
  })
  return categories
}

async function* writeLines(who: Who, begun: Begun): AsyncGenerator<string> {
  const keys = new Map(begun.categories.map(({ id, key }) => [id, key]))
  const system = instructions(begun.categories)
  let after: string | undefined
  do {
    const rows: Row[] = await inOrganization(who, (ctx) => readBatch(ctx, begun, after))
    const lines = rows.map(({ text, categoryId }) =>
      JSON.stringify(
        asLine(begun, { text: redact(text).text, category: keys.get(categoryId ?? '') ?? '', system }),
      ),
    )
    if (lines.length > 0) yield `${lines.join('\n')}\n`
    after = rows.length < batchSize ? undefined : rows.at(-1)?.id
  } while (after !== undefined)
}

function readBatch(ctx: OrgContext, { categories, part }: Begun, after: string | undefined): Promise<Row[]> {
  return ctx.db.trainingExample.findMany({
    where: {
      categoryId: { in: categories.map(({ id }) => id) },
      ...held[part],
      ...(after === undefined ? {} : { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: batchSize,
    select: { id: true, text: true, categoryId: true },
  })
}

type Line = { text: string; category: string; system: string }

function asLine({ format }: Begun, { text, category, system }: Line): object {
  if (format === 'plain') return { text, category }
  return {
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: text },
      { role: 'assistant', content: category },
    ],
  }
}

/** The same for every line, so that a model trained with them is asked with the very words. */
function instructions(categories: CategoryView[]): string {
  return [
    'You sort messages to a customer support desk. Answer with the key of the one category that fits best.',
    ...categories.map(({ key, name, description }) =>
      [`${key}: ${name}`, description.trim()].filter((part) => part !== '').join('. '),
    ),
  ].join('\n')
}
