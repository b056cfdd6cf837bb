import { lockConversation } from '../../../conversations/query/find.ts'
import { saveAgentDraft } from '../../../drafts/save.ts'
import { fillText } from '../../definition/fill-text.ts'
import { defineAction } from '../action.ts'
import { replyWords, sayWords, wordsOf } from './words.ts'

export const writeDraftAction = defineAction({
  name: 'write_draft',
  label: 'Put words into the reply',
  schema: replyWords,
  say: (words, names) => `write ${sayWords(words, names)} into the reply`,
  /** Nothing that somebody has typed is lost: the words stand below it, and nothing is sent. */
  async apply(ctx, words, { facts }) {
    const { id: conversationId } = await lockConversation(ctx, facts.conversation.id)
    const text = fillText(await wordsOf(ctx, words), facts)
    const typed = await ctx.db.draft.findFirst({ where: { conversationId, author: 'agent' } })
    await saveAgentDraft(ctx, conversationId, typed ? `${typed.text}\n\n${text}` : text)
    ctx.emit({ type: 'draft.changed', conversationId })
    return 'The words wait in the reply'
  },
})
