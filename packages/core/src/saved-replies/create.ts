import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type SavedReplyView, toSavedReply } from './list.ts'

export async function createSavedReply(
  ctx: OrgContext,
  input: { title: string; body: string; language: string },
): Promise<SavedReplyView> {
  require(ctx, 'knowledge:write')
  const row = await ctx.db.savedReply.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      title: storable(input.title),
      body: storable(input.body),
      language: input.language,
    },
  })
  await writeAudit(ctx, {
    action: 'saved_reply.create',
    subjectType: 'saved_reply',
    subjectId: row.id,
    after: { title: row.title },
  })
  return toSavedReply(row)
}
