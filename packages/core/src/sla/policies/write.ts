import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { forgetPolicies } from './active.ts'
import { checkPolicy } from './check.ts'
import { findSlaPolicy, type SlaPolicyInput, type SlaPolicyView, toSlaPolicy } from './row.ts'

const mostPolicies = 100

/** Makes a policy, tried after all others. It promises nothing to those who have been waiting since before. */
export async function createSlaPolicy(ctx: OrgContext, input: SlaPolicyInput): Promise<SlaPolicyView> {
  require(ctx, 'sla:write')
  const after = await checkPolicy(ctx, input)
  const { _count: count, _max: last } = await ctx.db.slaPolicy.aggregate({
    _count: true,
    _max: { position: true },
  })
  if (count >= mostPolicies) throw new Conflict(`There are ${mostPolicies} SLA policies already`, 'too_many')
  const row = await ctx.db.slaPolicy.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      position: (last.position ?? 0) + 1,
      ...after,
      activeSince: after.active ? await databaseTime(ctx) : null,
    },
  })
  await recorded(ctx, 'sla_policy.create', row.id, { after })
  return toSlaPolicy(row)
}

/** Replaces a policy. Clocks that run keep the targets they began with, unless it is switched off. */
export async function updateSlaPolicy(
  ctx: OrgContext,
  input: SlaPolicyInput & { id: string },
): Promise<SlaPolicyView> {
  require(ctx, 'sla:write')
  const found = await findSlaPolicy(ctx, input.id)
  const before = fieldsOf(found)
  const after = await checkPolicy(ctx, input)
  if (JSON.stringify(before) === JSON.stringify(after)) return found
  const switched =
    before.active === after.active ? {} : { activeSince: after.active ? await databaseTime(ctx) : null }
  if (!after.active) await reconsiderClocks(ctx, input.id)
  const row = await ctx.db.slaPolicy.update({
    where: { id: input.id },
    data: { ...after, ...switched, updatedAt: new Date() },
  })
  await recorded(ctx, 'sla_policy.update', input.id, { before, after })
  return toSlaPolicy(row)
}

export async function deleteSlaPolicy(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'sla:write')
  const before = fieldsOf(await findSlaPolicy(ctx, id))
  // Locks are taken as clocks take them: conversations, then policies, then clocks.
  await ctx.db.conversation.updateMany({ where: { slaPolicyId: id }, data: { slaPolicyId: null } })
  await reconsiderClocks(ctx, id)
  await ctx.db.slaPolicy.delete({ where: { id } })
  await recorded(ctx, 'sla_policy.delete', id, { before })
}

function fieldsOf(view: SlaPolicyView): SlaPolicyInput {
  const { name, conditions, targetsBy, targets, calendarId, nearPercent, pauses, active } = view
  return { name, conditions, targetsBy, targets, calendarId, nearPercent, pauses, active }
}

/** Clocks that went by a policy which is no more find another one, or stop, when they are looked at next. */
async function reconsiderClocks(ctx: OrgContext, policyId: string): Promise<void> {
  await ctx.db.$queryRaw`SELECT id FROM sla_policies WHERE id = ${policyId}::uuid FOR UPDATE`
  await ctx.db.$executeRaw`
    UPDATE sla_clocks SET check_at = now()
    WHERE policy_id = ${policyId}::uuid AND met_at IS NULL AND stopped_at IS NULL`
}

async function recorded(
  ctx: OrgContext,
  action: string,
  subjectId: string,
  change: { before?: SlaPolicyInput; after?: SlaPolicyInput },
): Promise<void> {
  await writeAudit(ctx, { action, subjectType: 'sla_policy', subjectId, ...change })
  forgetPolicies(ctx)
  ctx.emit({ type: 'settings.changed', subject: 'sla' })
}
