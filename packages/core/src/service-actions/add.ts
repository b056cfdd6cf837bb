import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { Conflict } from '../errors.ts'
import { storableValue } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { checkFields } from './change-fields.ts'
import { actionKinds, type KindName } from './kinds/registry.ts'
import { type ActionView, viewAction } from './row.ts'
import { listSettings } from './settings.ts'

type Input = { conversation: string; kind: KindName; fields: Record<string, unknown> }

/** Adds a next step by hand; it waits for approval like any other. */
export async function addAction(ctx: OrgContext, input: Input): Promise<ActionView> {
  require(ctx, 'conversations:reply')
  const conversation = await lockConversation(ctx, input.conversation)
  const settings = await listSettings(ctx)
  if (!settings.some(({ kind, enabled }) => kind === input.kind && enabled))
    throw new Conflict('This action is not allowed here', 'not_allowed')
  const open = await ctx.db.serviceAction.count({
    where: { conversationId: conversation.id, kind: input.kind, state: 'proposed' },
  })
  if (open > 0) throw new Conflict('Such a step waits already: change that one', 'already_proposed')
  const fields = checkFields(actionKinds[input.kind], input.fields)
  const id = newId()
  await ctx.db.serviceAction.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      conversationId: conversation.id,
      kind: input.kind,
      fields: storableValue(fields),
      language: await languageOf(ctx, conversation.id),
      proposedBy: 'person',
      editedBy: actorRecord(ctx.actor),
    },
  })
  await writeAudit(ctx, {
    action: 'service_action.add',
    subjectType: 'service_action',
    subjectId: id,
    after: { kind: input.kind, fields },
  })
  ctx.emit({ type: 'action.changed', conversationId: conversation.id })
  return viewAction(ctx, id)
}

async function languageOf(ctx: OrgContext, id: string): Promise<string> {
  const found = await ctx.db.conversation.findUnique({ where: { id }, select: { language: true } })
  return found?.language ?? 'und'
}
