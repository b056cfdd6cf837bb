import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { storable, storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { chooseConversations, type FoundBy, findConversations, mostReplayed } from '../choose.ts'
import { type ReplaySetView, viewSet } from './list.ts'

type Input = { name: string; last?: number; conversationIds?: string[]; foundBy?: FoundBy }

const mostSets = 200

/**
 * Keeps conversations under a name: those a search or filter finds now, chosen ones, or the newest. The set stays as it
 * is, so that two trials over it can be compared.
 */
export async function createReplaySet(ctx: OrgContext, input: Input): Promise<ReplaySetView> {
  require(ctx, 'replays:run')
  const name = storable(input.name).trim()
  if ((await ctx.db.replaySet.count()) >= mostSets)
    throw new Conflict(`There are ${mostSets} sets already`, 'too_many')
  const conversationIds = await idsOf(ctx, input)
  const foundBy = input.foundBy ?? (input.conversationIds ? {} : { last: conversationIds.length })
  const id = newId()
  const { count } = await ctx.db.replaySet.createMany({
    data: {
      id,
      organizationId: ctx.organizationId,
      name,
      foundBy: storableValue(foundBy),
      conversationIds,
      createdBy: actorRecord(ctx.actor),
    },
    skipDuplicates: true,
  })
  if (count === 0) throw new Conflict('There is a set of this name already', 'name_taken')
  await writeAudit(ctx, {
    action: 'replay_set.create',
    subjectType: 'replay_set',
    subjectId: id,
    after: { name, conversations: conversationIds.length },
  })
  ctx.emit({ type: 'replay.changed', replayId: id })
  return viewSet(await ctx.db.replaySet.findUniqueOrThrow({ where: { id } }))
}

async function idsOf(ctx: OrgContext, { foundBy, last, conversationIds }: Input): Promise<string[]> {
  const found = foundBy ? await findConversations(ctx, foundBy, last ?? mostReplayed) : conversationIds
  if (found?.length === 0) throw new Invalid('Nothing was found', 'foundBy')
  return chooseConversations(ctx, { ...(found ? { conversationIds: found } : {}), ...(last ? { last } : {}) })
}
