import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storableJson } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { readWholeDefinition } from '../definition/read.ts'
import { findWorkflow, lockWorkflow } from '../view.ts'
import { findReplay, type ReplayView } from './view.ts'

type Input = { id: string; last?: number; conversationIds?: string[]; definition?: unknown }

export const mostReplayed = 1_000

/**
 * Begins to try a workflow's draft, or a definition that is not even saved, on the newest conversations or on
 * chosen ones, compared with the version in use. Nothing is sent and nothing changes.
 */
export async function startReplay(ctx: OrgContext, input: Input): Promise<ReplayView> {
  require(ctx, 'workflows:write')
  const { definition: kept } = await findWorkflow(ctx, input.id)
  const workflow = await lockWorkflow(ctx, input.id)
  const definition = readWholeDefinition(input.definition ?? kept)
  const conversationIds = await chooseConversations(ctx, input)
  if (conversationIds.length === 0) throw new Invalid('There is no conversation to try it on', 'last')
  const id = newId()
  await ctx.db.$executeRaw`
    INSERT INTO workflow_replays (id, organization_id, workflow_id, definition, compared_with, conversation_ids,
      created_by)
    VALUES (${id}::uuid, ${ctx.organizationId}::uuid, ${workflow.id}::uuid, ${storableJson(definition)}::jsonb,
      (SELECT v.definition FROM workflow_versions v WHERE v.id = ${workflow.publishedVersionId}::uuid),
      ${conversationIds}::uuid[], ${storableJson(actorRecord(ctx.actor))}::jsonb)`
  await writeAudit(ctx, {
    action: 'workflow.replay',
    subjectType: 'workflow',
    subjectId: workflow.id,
    after: { conversations: conversationIds.length },
  })
  ctx.emit({ type: 'workflow_replay.continued', replayId: id })
  return findReplay(ctx, id)
}

async function chooseConversations(ctx: OrgContext, input: Input): Promise<string[]> {
  const chosen = input.conversationIds
  const rows = await ctx.db.conversation.findMany({
    where: { mergedIntoId: null, spam: false, ...(chosen ? { id: { in: chosen } } : {}) },
    orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }],
    take: Math.min(chosen?.length ?? input.last ?? 100, mostReplayed),
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
