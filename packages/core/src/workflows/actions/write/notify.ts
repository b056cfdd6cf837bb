import { z } from 'zod'
import { recordEvent } from '../../../conversations/record-event.ts'
import { Conflict, NotFound } from '../../../errors.ts'
import { fillText } from '../../definition/fill-text.ts'
import { defineAction } from '../action.ts'
import { wordsSchema } from './words.ts'

export const notifyAction = defineAction({
  name: 'notify',
  label: 'Notify a member',
  schema: z.strictObject({
    memberId: z.uuid().meta({ title: 'Member', named: 'member' }),
    text: wordsSchema.max(500).meta({ title: 'Words', long: true }),
  }),
  say: ({ memberId }, names) => `notify ${names('member', memberId)}`,
  async apply(ctx, { memberId, text }, { facts }) {
    const conversationId = facts.conversation.id
    const member = await ctx.db.member.findUnique({ where: { id: memberId } })
    if (!member) throw new NotFound('The member')
    if (member.disabledAt) throw new Conflict(`${member.name} is disabled and hears of nothing`)
    await recordEvent(ctx, conversationId, 'notified', {
      memberId,
      name: member.name,
      text: fillText(text, facts),
    })
    return `${member.name} was notified`
  },
})
