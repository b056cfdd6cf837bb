import { createHash } from 'node:crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { trainWhenEnoughChanged } from '../training/promise.ts'
import { exampleText } from './example-text.ts'
import { findCategories } from './find-categories.ts'

export type Line = { line: number; text: string; category: string }

export type Stored = {
  stored: number
  duplicates: number
  created: string[]
  refused: { line: number; reason: string }[]
}

/** Keeps a batch of examples, each text once for its category. */
export async function storeExamples(ctx: OrgContext, lines: Line[], create: boolean): Promise<Stored> {
  require(ctx, 'categories:write')
  const { ids, created, refused } = await findCategories(ctx, lines, create)
  const rows = new Map<string, { id: string; categoryId: string; text: string }>()
  let usable = 0
  for (const { text, category } of lines) {
    const categoryId = ids.get(category)
    if (categoryId === undefined) continue
    usable += 1
    const kept = exampleText(text)
    const identity = createHash('md5').update(`${categoryId}\n${kept}`).digest('hex')
    if (!rows.has(identity)) rows.set(identity, { id: newId(), categoryId, text: kept })
  }
  const stored = await insert(ctx, [...rows.values()])
  if (stored > 0 || created.length > 0) {
    await writeAudit(ctx, {
      action: 'training_examples.import',
      subjectType: 'organization',
      subjectId: ctx.organizationId,
      after: { stored, categoriesCreated: created },
    })
    await trainWhenEnoughChanged(ctx)
  }
  if (created.length > 0) ctx.emit({ type: 'settings.changed', subject: 'categories' })
  return { stored, duplicates: usable - stored, created, refused }
}

function insert(ctx: OrgContext, rows: { id: string; categoryId: string; text: string }[]): Promise<number> {
  const createdBy = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  return ctx.db.$executeRaw`
    INSERT INTO training_examples (id, organization_id, category_id, text, source, created_by_id)
    SELECT (r->>'id')::uuid, ${ctx.organizationId}::uuid, (r->>'categoryId')::uuid, r->>'text', 'import',
      ${createdBy}::uuid
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
    ON CONFLICT (organization_id, category_id, md5(text)) WHERE message_id IS NULL DO NOTHING`
}
