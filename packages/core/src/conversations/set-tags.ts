import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { raise } from '../workflows/raise.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** Replaces the tags of a conversation; tags nobody has used yet are made. */
export async function setTags(
  ctx: OrgContext,
  input: { conversation: string; tags: string[] },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const before = (await findConversation(ctx, conversation.id)).tags
  const tags = [...new Set(input.tags.map(storable))].sort()
  if (before.length === tags.length && before.every((tag) => tags.includes(tag))) {
    return findConversation(ctx, conversation.id)
  }
  await replaceTags(ctx, conversation.id, tags)
  const added = tags.filter((tag) => !before.includes(tag))
  if (added.length > 0) {
    const detail = { added: added.join('\n') }
    await raise(ctx, { trigger: 'tagged', conversationId: conversation.id, detail })
  }
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'tagged',
    data: {},
    before: { tags: before },
    after: { tags },
  })
}

/** Writes exactly these tags, without timeline or audit: for verbs that record their own change. */
export async function replaceTags(ctx: OrgContext, conversationId: string, tags: string[]): Promise<void> {
  const { organizationId } = ctx
  await ctx.db.tag.createMany({
    data: tags.map((name) => ({ id: newId(), organizationId, name })),
    skipDuplicates: true,
  })
  const rows = await ctx.db.tag.findMany({ where: { name: { in: tags } }, select: { id: true } })
  await ctx.db.conversationTag.deleteMany({ where: { conversationId } })
  await ctx.db.conversationTag.createMany({
    data: rows.map((tag) => ({ organizationId, conversationId, tagId: tag.id })),
  })
}
