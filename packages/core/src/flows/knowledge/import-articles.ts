import type { DestinationOptions } from '@frontdesk/integrations/outbound/safe-fetch'
import { articleOf } from '../../articles/imports/article-of.ts'
import { itemContent } from '../../articles/imports/file-items.ts'
import {
  endStep,
  lockImport,
  readStep,
  type Settled,
  type Step,
  settleItem,
} from '../../articles/imports/step.ts'
import { inOrganization, type OrgContext } from '../../context.ts'
import { crawlStep } from './crawl-site.ts'

type Input = { organizationId: string; importId: string }

const itemsAtOnce = 20

/**
 * Writes the next articles of an import and promises the step after it. A step that runs twice counts once: an item
 * is settled under the lock of its import, and only while it waits.
 */
export async function importArticles(
  { organizationId, importId }: Input,
  destination: DestinationOptions = {},
): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'Import' } }, run)
  const step = await inside((ctx) => readStep(ctx, importId, itemsAtOnce))
  if (!step) return
  if (step.kind === 'site') return crawlStep({ inside, importId, step, destination })
  const settled = settle(step)
  await inside(async (ctx) => {
    if (!(await lockImport(ctx, importId, step.items))) return
    for (const item of settled) await settleItem(ctx, item, step.options.audience)
    await endStep(ctx, importId, null)
  })
}

function settle({ items, options }: Step): Settled[] {
  return items.map(({ id, source, content }): Settled => {
    const item = itemContent.parse(content)
    const collection = item.collection.trim() === '' ? options.collection : item.collection
    const article = articleOf({ ...item, collection }, source, options.language)
    return typeof article === 'string' ? { id, outcome: 'failed', reason: article } : { id, source, article }
  })
}
