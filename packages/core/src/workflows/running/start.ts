import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import type { TriggerName } from '../trigger-names.ts'
import { beginTelling } from './turn/telling.ts'

type Start = {
  workflowId: string
  conversationId: string
  /** as what people start it when left out */
  trigger?: TriggerName
  messageId?: string
  detail?: Record<string, string | number | null>
}

/** Starts one workflow for one conversation, whatever its own trigger is. Its conditions are still asked. */
export async function startWorkflow(ctx: OrgContext, input: Start): Promise<{ eventId: string }> {
  const workflow = await findStartable(ctx, input.workflowId)
  const cause = ctx.actor.type === 'system' ? ctx.actor.cause : undefined
  const id = newId()
  await beginTelling(ctx)
  await ctx.db.workflowEvent.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      trigger: input.trigger ?? workflow.trigger,
      conversationId: input.conversationId,
      messageId: input.messageId ?? null,
      workflowId: workflow.id,
      detail: storableValue(input.detail ?? {}),
      causedByRunId: cause?.runId ?? null,
      path: cause?.path ?? [],
    },
  })
  ctx.emit({ type: 'workflow.raised', notBefore: null })
  return { eventId: id }
}

/** A workflow that is on, and as what people start it. */
export async function findStartable(
  ctx: OrgContext,
  id: string,
): Promise<{ id: string; trigger: 'manual' | 'macro' }> {
  const workflow = await ctx.db.workflow.findFirst({ where: { id, deletedAt: null } })
  if (!workflow) throw new NotFound('The workflow')
  if (!workflow.active) throw new Conflict(`The workflow “${workflow.name}” is off`)
  return { id, trigger: workflow.hears.includes('macro') ? 'macro' : 'manual' }
}
