import { newId } from '@frontdesk/runtime/id'
import { z } from 'zod'
import type { OrgContext } from '../../../context.ts'
import { Invalid, NotFound } from '../../../errors.ts'
import { storable } from '../../../messages/storable.ts'
import { fillText } from '../../definition/fill-text.ts'
import type { Facts } from '../../facts/facts.ts'
import { defineAction } from '../action.ts'
import { beginningOf, wordsSchema } from './words.ts'

type Words = { text?: string; savedReplyId?: string }

export const replyAction = defineAction({
  name: 'reply',
  label: 'Reply to the customer',
  schema: z
    .strictObject({
      text: wordsSchema.exactOptional().meta({ title: 'Words', long: true }),
      savedReplyId: z.uuid().exactOptional().meta({ title: 'Saved reply', named: 'saved_reply' }),
    })
    .refine((words) => (words.text === undefined) !== (words.savedReplyId === undefined), {
      error: 'Write the words or choose a saved reply',
    }),
  say: ({ text, savedReplyId }, names) =>
    savedReplyId === undefined
      ? `reply “${beginningOf(text ?? '')}”`
      : `reply with the saved reply ${names('saved_reply', savedReplyId)}`,
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

async function wordsOf(ctx: OrgContext, { text, savedReplyId }: Words): Promise<string> {
  if (savedReplyId === undefined) return text ?? ''
  const found = await ctx.db.savedReply.findUnique({ where: { id: savedReplyId }, select: { body: true } })
  if (!found) throw new NotFound('The saved reply')
  return found.body
}
