import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type SavedReplyView, toSavedReply } from './list.ts'

/** Replaces what a saved reply says. What was sent with it before stays as it was. */
export async function updateSavedReply(ctx: OrgContext, input: SavedReplyView): Promise<SavedReplyView> {
  require(ctx, 'knowledge:write')
  const { id, language } = input
  const before = await find(ctx, id)
  const after = { id, title: storable(input.title), body: storable(input.body), language }
  if (before.title === after.title && before.body === after.body && before.language === language)
    return before
  await ctx.db.savedReply.update({ where: { id }, data: after })
  await writeAudit(ctx, {
    action: 'saved_reply.update',
    subjectType: 'saved_reply',
    subjectId: id,
    before: { title: before.title, length: before.body.length },
    after: { title: after.title, length: after.body.length },
  })
  ctx.emit({ type: 'settings.changed', subject: 'saved_replies' })
  return after
}

export async function deleteSavedReply(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:write')
  const before = await find(ctx, id)
  await ctx.db.savedReply.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'saved_reply.delete',
    subjectType: 'saved_reply',
    subjectId: id,
    before: { title: before.title, body: before.body },
  })
  ctx.emit({ type: 'settings.changed', subject: 'saved_replies' })
}

async function find(ctx: OrgContext, id: string): Promise<SavedReplyView> {
  const row = await ctx.db.savedReply.findUnique({ where: { id } })
  if (!row) throw new NotFound('The saved reply')
  return toSavedReply(row)
}
