import { createHash } from 'node:crypto'
import { seedExamplesFor } from '@frontdesk/ai/local/category'
import { trainInThread } from '@frontdesk/ai/local/train-in-thread'
import type { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { activeCategories } from '../categories/list.ts'
import { inOrganization, type OrgContext } from '../context.ts'

type Example = { text: string; label: string }

/** A correction says more about this organization than a shipped example does. */
const correctionWeight = 3

/**
 * Trains the organization's own classifier on shipped examples, category descriptions and corrections, in a
 * thread of its own, and puts the new version into use. Does nothing when the examples are the same as before.
 */
export async function trainOrganizationClassifier({
  organizationId,
}: {
  organizationId: string
}): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'training' } }, run)
  const { examples, fingerprint, trained } = await inside(async (ctx) => {
    const collected = await collectExamples(ctx)
    const digest = createHash('sha256').update(JSON.stringify(collected)).digest('hex')
    const latest = await latestVersion(ctx)
    return { examples: collected, fingerprint: digest, trained: latest?.fingerprint === digest }
  })
  if (trained || examples.length === 0) return
  const model = await trainInThread(examples)
  await inside(async (ctx) => {
    const latest = await latestVersion(ctx)
    await ctx.db.classifierModel.create({
      data: {
        id: newId(),
        organizationId,
        version: (latest?.version ?? 0) + 1,
        exampleCount: examples.length,
        fingerprint,
        model: model as unknown as Prisma.InputJsonValue,
      },
      select: { id: true },
    })
    ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  })
}

async function collectExamples(ctx: OrgContext): Promise<Example[]> {
  const categories = await activeCategories(ctx)
  const keys = new Map(categories.map((category) => [category.id, category.key]))
  const corrections = await ctx.db.trainingExample.findMany({
    where: { categoryId: { in: [...keys.keys()] } },
    orderBy: { id: 'asc' },
    select: { text: true, categoryId: true },
  })
  return [
    ...seedExamplesFor(categories),
    ...corrections.flatMap(({ text, categoryId }) =>
      Array.from({ length: correctionWeight }, () => ({ text, label: keys.get(categoryId) ?? '' })),
    ),
  ]
}

function latestVersion(ctx: OrgContext) {
  return ctx.db.classifierModel.findFirst({
    orderBy: { version: 'desc' },
    select: { version: true, fingerprint: true },
  })
}
