import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import { recordEvent } from '../../conversations/record-event.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { wakeQueue } from '../queue/wake.ts'
import { explainRouting, type RoutingView } from './explain.ts'

/** Says which skills a conversation asks for, beside those its category asks for. */
export async function setNeeds(
  ctx: OrgContext,
  input: { conversation: string; skills: { id: string; level: number }[] },
): Promise<RoutingView> {
  require(ctx, 'conversations:update')
  const { id: conversationId } = await lockConversation(ctx, input.conversation)
  const levels = new Map(input.skills.map(({ id, level }) => [id, level]))
  const known = await ctx.db.skill.findMany({ where: { id: { in: [...levels.keys()] } } })
  if (known.length < levels.size) throw new NotFound('A skill')
  const before = await ctx.db.conversationNeed.findMany({ where: { conversationId } })
  const same = before.length === levels.size && before.every((row) => levels.get(row.skillId) === row.level)
  if (same) return explainRouting(ctx, conversationId)
  const { organizationId } = ctx
  await ctx.db.conversationNeed.deleteMany({ where: { conversationId } })
  await ctx.db.conversationNeed.createMany({
    data: [...levels].map(([skillId, level]) => ({ organizationId, conversationId, skillId, level })),
  })
  const skills = known.map(({ id, name }) => ({ name, level: levels.get(id) ?? 1 }))
  await recordEvent(ctx, conversationId, 'needs_set', { skills })
  await writeAudit(ctx, {
    action: 'conversation.needs_set',
    subjectType: 'conversation',
    subjectId: conversationId,
    before: { skills: before.map(({ skillId, level }) => ({ skillId, level })) },
    after: { skills },
  })
  ctx.emit({ type: 'conversation.updated', conversationId })
  await wakeQueue(ctx)
  return explainRouting(ctx, conversationId)
}
