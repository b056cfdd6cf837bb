import { z } from 'zod'
import { findConversation } from '../../../conversations/query/find.ts'
import { setTags } from '../../../conversations/set-tags.ts'
import { defineAction } from '../action.ts'

const tag = z.string().trim().min(1).max(60)

export const removeTagsAction = defineAction({
  name: 'remove_tags',
  label: 'Remove tags',
  schema: z.strictObject({ tags: z.array(tag).min(1).max(20).meta({ title: 'Tags' }) }),
  say: ({ tags }) => `remove the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`,
  async apply(ctx, { tags }, { facts }) {
    const { id, tags: before } = await findConversation(ctx, facts.conversation.id)
    const left = before.filter((name) => !tags.includes(name))
    if (left.length === before.length) return 'It had none of them'
    await setTags(ctx, { conversation: id, tags: left })
    return `Removed ${before.filter((name) => tags.includes(name)).join(', ')}`
  },
  foresee: ({ tags }, { conversation }) => ({
    conversation: { tags: conversation.tags.filter((name) => !tags.includes(name)) },
  }),
})
