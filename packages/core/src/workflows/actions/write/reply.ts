import { newId } from '@frontdesk/runtime/id'
import { Invalid } from '../../../errors.ts'
import { storable } from '../../../messages/storable.ts'
import { fillText } from '../../definition/fill-text.ts'
import type { Facts } from '../../facts/facts.ts'
import { defineAction } from '../action.ts'
import { replyWords, sayWords, wordsOf } from './words.ts'

export const replyAction = defineAction({
  name: 'reply',
  label: 'Reply to the customer',
  schema: replyWords,
  say: (words, names) =>
    (words.savedReplyId === undefined ? 'reply ' : 'reply with ') + sayWords(words, names),
  /**
   * Promises the mail: whether one may leave without anybody looking is asked where it is written, since that reads
   * the customer's mail. The step then shows what came of it.
   */
  async apply(ctx, words, run) {
    const { facts, runId, place } = run
    if (!facts.message) throw new Invalid('There is no message to reply to')
    const text = fillText(await wordsOf(ctx, words), facts)
    const { id: messageId } = facts.message
    const id = newId()
    await ctx.db.workflowReply.create({
      data: { id, organizationId: ctx.organizationId, runId, place, messageId, text: storable(text) },
    })
    ctx.emit({ type: 'workflow_reply.wanted', replyId: id })
    return 'A reply was promised'
  },
  foresee: (words, facts: Facts, names) => ({
    reply:
      words.text === undefined ? names('saved_reply', words.savedReplyId ?? '') : fillText(words.text, facts),
  }),
})
