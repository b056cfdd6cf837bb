import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import type { Route, Severity } from '../../conversations/query/row.ts'
import { training } from '../training/thresholds.ts'
import { exampleText } from './example-text.ts'

type Corrected = {
  categoryId?: string | null
  route?: Route
  severity?: Severity
  sentiment?: string
  spam?: boolean
}

/** Makes a training example of a corrected message. There is one for each message, with its latest corrections. */
export async function keepExample(
  ctx: OrgContext,
  message: { id: string; subject: string; text: string },
  corrected: Corrected,
): Promise<void> {
  const earlier = await ctx.db.trainingExample.findFirst({
    where: { messageId: message.id },
    orderBy: { id: 'desc' },
    select: { categoryId: true, route: true, severity: true, sentiment: true, spam: true },
  })
  await ctx.db.trainingExample.deleteMany({ where: { messageId: message.id } })
  await ctx.db.trainingExample.create({
    data: {
      ...earlier,
      ...corrected,
      id: newId(),
      organizationId: ctx.organizationId,
      messageId: message.id,
      createdById: ctx.actor.type === 'member' ? ctx.actor.memberId : null,
      source: 'correction',
      text: exampleText(`${message.subject}\n${message.text}`),
    },
  })
  if (corrected.spam !== undefined)
    ctx.emit({
      type: 'spam_model.training_due',
      notBefore: new Date(Date.now() + training.quietSeconds * 1_000),
    })
}
