import { z } from 'zod'
import { changeTags } from '../../../conversations/set-tags.ts'
import { defineAction } from '../action.ts'

const tag = z.string().trim().min(1).max(60)

export const removeTagsAction = defineAction({
  name: 'remove_tags',
  label: 'Remove tags',
  schema: z.strictObject({ tags: z.array(tag).min(1).max(20).meta({ title: 'Tags' }) }),
  say: ({ tags }) => `remove the ${tags.length === 1 ? 'tag' : 'tags'} ${tags.join(', ')}`,
  async apply(ctx, { tags }, { facts }) {
    const choose = (before: readonly string[]) => before.filter((name) => !tags.includes(name))
    const { removed } = await changeTags(ctx, { conversation: facts.conversation.id, choose })
    return removed.length === 0 ? 'It had none of them' : `Removed ${removed.join(', ')}`
  },
  foresee: ({ tags }, { conversation }) => ({
    conversation: { tags: conversation.tags.filter((name) => !tags.includes(name)) },
  }),
})
