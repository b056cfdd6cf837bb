import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storableValue } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { chooseConversations, type Over } from './choose.ts'
import { subjectOf } from './subjects/registry.ts'
import type { Change } from './subjects/subject.ts'
import { findReplay, type ReplayView } from './view.ts'

const mostRunning = 10

/**
 * Begins to try a change on conversations of the past, compared with how things are now. Nothing is sent and nothing
 * changes; what providers are asked for it counts towards the month's budget.
 */
export async function startReplay(
  ctx: OrgContext,
  { subject, over }: { subject: Change; over: Over },
): Promise<ReplayView> {
  require(ctx, 'replays:run')
  const kind = subjectOf(subject.kind)
  const { about, name, kept } = await kind.settle(ctx, subject)
  if ((await ctx.db.replay.count({ where: { state: 'running' } })) >= mostRunning)
    throw new Conflict(`${mostRunning} trials are running already: wait for one, or cancel it`, 'too_many')
  const conversationIds = await chooseConversations(ctx, over)
  const id = newId()
  await ctx.db.replay.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      kind: subject.kind,
      about,
      name,
      tried: storableValue(kept) as object,
      setId: over.setId ?? null,
      conversationIds,
      estimate: await kind.estimate(ctx, kept, conversationIds),
      createdBy: actorRecord(ctx.actor),
    },
  })
  await writeAudit(ctx, {
    action: 'replay.start',
    subjectType: subject.kind,
    subjectId: about,
    after: { replay: id, name, conversations: conversationIds.length },
  })
  ctx.emit({ type: 'replay.continued', replayId: id })
  return findReplay(ctx, id)
}
