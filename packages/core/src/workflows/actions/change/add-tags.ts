import { z } from 'zod'
import { findConversation } from '../../../conversations/query/find.ts'
import { setTags } from '../../../conversations/set-tags.ts'
import { defineAction } from '../action.ts'

const tag = z.string().trim().min(1).max(60)

export const addTagsAction = defineAction({
  name: 'add_tags',
  label: 'Add tags',
  schema: z.strictObject({ tags: z.array(tag).min(1).max(20).meta({ title: 'Tags' }) }),
  say: ({ tags }) => `add the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`,
  async apply(ctx, { tags }, { facts }) {
    const { id, tags: before } = await findConversation(ctx, facts.conversation.id)
    const missing = tags.filter((name) => !before.includes(name))
    if (missing.length === 0) return 'It had them already'
    await setTags(ctx, { conversation: id, tags: [...before, ...missing] })
    return `Added ${missing.join(', ')}`
  },
  foresee: ({ tags }, { conversation }) => ({
    conversation: { tags: [...new Set([...conversation.tags, ...tags])].sort() },
  }),
})
