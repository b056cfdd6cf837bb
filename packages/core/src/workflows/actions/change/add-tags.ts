import { z } from 'zod'
import { changeTags } from '../../../conversations/set-tags.ts'
import { defineAction } from '../action.ts'

const tag = z.string().trim().min(1).max(60)

export const addTagsAction = defineAction({
  name: 'add_tags',
  label: 'Add tags',
  schema: z.strictObject({ tags: z.array(tag).min(1).max(20).meta({ title: 'Tags' }) }),
  say: ({ tags }) => `add the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`,
  async apply(ctx, { tags }, { facts }) {
    const choose = (before: readonly string[]) => [...before, ...tags]
    const { added } = await changeTags(ctx, { conversation: facts.conversation.id, choose })
    return added.length === 0 ? 'It had them already' : `Added ${added.join(', ')}`
  },
  foresee: ({ tags }, { conversation }) => ({
    conversation: { tags: [...new Set([...conversation.tags, ...tags])].sort() },
  }),
})
