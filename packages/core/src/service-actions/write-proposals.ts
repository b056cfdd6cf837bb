import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { storableValue } from '../messages/storable.ts'
import type { Filled } from './fill-templates.ts'

type Asked = { conversationId: string; messageId: string; language: string }

/**
 * Puts filled templates beside the conversation. One that waits already is filled in further, unless a person has
 * changed it; what was decided about the same message, or done already in the same words, is not proposed again.
 */
export async function writeProposals(ctx: OrgContext, asked: Asked, filled: Filled[]): Promise<void> {
  if (filled.length === 0) return
  const conversation = await lockConversation(ctx, asked.conversationId)
  const known = await ctx.db.serviceAction.findMany({ where: { conversationId: conversation.id } })
  let changed = false
  for (const { kind, fields, by } of filled) {
    const same = known.filter((row) => row.kind === kind)
    const waiting = same.find(({ state }) => state === 'proposed')
    if (waiting) {
      changed = (await fillFurther(ctx, waiting, { asked, fields, by })) || changed
      continue
    }
    const settled = same.some(
      (row) => row.messageId === asked.messageId || (row.state !== 'dismissed' && says(row.fields, fields)),
    )
    if (settled) continue
    await ctx.db.serviceAction.create({
      data: {
        id: newId(),
        organizationId: ctx.organizationId,
        conversationId: conversation.id,
        messageId: asked.messageId,
        kind,
        fields: storableValue(fields),
        language: asked.language,
        proposedBy: by,
      },
    })
    changed = true
  }
  if (changed) ctx.emit({ type: 'action.changed', conversationId: conversation.id })
}

type Waiting = { id: string; messageId: string | null; fields: unknown; editedBy: unknown }

async function fillFurther(
  ctx: OrgContext,
  row: Waiting,
  { asked, fields, by }: Omit<Filled, 'kind'> & { asked: Asked },
): Promise<boolean> {
  if (row.editedBy !== null || row.messageId === asked.messageId) return false
  const merged = { ...(row.fields as object), ...fields }
  await ctx.db.serviceAction.update({
    where: { id: row.id },
    data: {
      fields: storableValue(merged),
      messageId: asked.messageId,
      language: asked.language,
      proposedBy: by,
      updatedAt: new Date(),
    },
  })
  return true
}

/** Whether an action of before is about the same order and sum; without any of them nothing tells two apart. */
function says(before: unknown, fields: Filled['fields']): boolean {
  const known = before as Filled['fields']
  return ['orderNumber', 'amount'].every(
    (field) => fields[field] === undefined || fields[field] === known[field],
  )
}
