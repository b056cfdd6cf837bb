import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import { promiseTraining } from '../classification/training/promise.ts'
import type { OrgContext } from '../context.ts'
import { Invalid, NotFound } from '../errors.ts'
import { storableValue } from '../messages/storable.ts'
import type { Page } from '../paging.ts'
import { require } from '../permissions.ts'
import { activeCategories, type CategoryView } from './list.ts'

type Wanted = Omit<CategoryView, 'id'> & { id?: string | undefined }

/**
 * Makes the list of categories what it is given: kept by key, new ones added, those left out archived with
 * their examples, so that old conversations keep their name. The local model is trained anew.
 */
export async function replaceCategories(
  ctx: OrgContext,
  input: { items: Wanted[] },
): Promise<Page<CategoryView>> {
  require(ctx, 'categories:write')
  const wanted = storableValue(input.items)
  const keys = wanted.map((item) => item.key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw new Invalid(`The key "${twice}" stands in the list twice`, 'items')
  await checkIds(ctx, wanted)
  const before = await activeCategories(ctx)
  await ctx.db.category.updateMany({
    where: { key: { notIn: keys }, archivedAt: null },
    data: { archivedAt: new Date() },
  })
  for (const [position, item] of wanted.entries()) await writeCategory(ctx, position, item)
  const items = await activeCategories(ctx)
  await writeAudit(ctx, {
    action: 'categories.replace',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: { keys: before.map((category) => category.key) },
    after: { keys },
  })
  ctx.emit({ type: 'settings.changed', subject: 'categories' })
  await promiseTraining(ctx, 'automatic')
  return { items, nextCursor: null }
}

async function checkIds(ctx: OrgContext, wanted: Wanted[]): Promise<void> {
  const ids = new Set(wanted.flatMap(({ id }) => (id === undefined ? [] : [id])))
  const known = await ctx.db.category.count({ where: { id: { in: [...ids] } } })
  if (known < ids.size) throw new NotFound('A category')
}

async function writeCategory(ctx: OrgContext, position: number, item: Wanted): Promise<void> {
  const { organizationId } = ctx
  const { key, name, description, route } = item
  await ctx.db.category.upsert({
    where: { organizationId_key: { organizationId, key } },
    create: { id: newId(), organizationId, key, name, description, route, position },
    update: { name, description, route, position, archivedAt: null },
  })
}
