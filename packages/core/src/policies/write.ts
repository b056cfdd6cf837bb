import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { findPolicy, type PolicyInput, type PolicyView, toPolicy } from './row.ts'

/** More than can be told with every draft would be more than anybody keeps to. */
export const mostPolicies = 100

/** Writes a policy, which holds for drafts from now on. Conflict when there are 100 already. */
export async function createPolicy(ctx: OrgContext, input: PolicyInput): Promise<PolicyView> {
  require(ctx, 'knowledge:publish')
  if ((await ctx.db.policy.count()) >= mostPolicies) {
    throw new Conflict(`There are ${mostPolicies} policies already`, 'too_many')
  }
  const { organizationId } = ctx
  const row = await ctx.db.policy.create({
    data: { id: newId(), organizationId, createdBy: actorRecord(ctx.actor), ...clean(input) },
  })
  await recorded(ctx, 'policy.create', row.id, { after: clean(input) })
  return toPolicy(row)
}

export async function updatePolicy(
  ctx: OrgContext,
  input: PolicyInput & { id: string },
): Promise<PolicyView> {
  require(ctx, 'knowledge:publish')
  const before = await findPolicy(ctx, input.id)
  const after = clean(input)
  if (before.title === after.title && before.rule === after.rule && before.active === after.active) {
    return before
  }
  const row = await ctx.db.policy.update({
    where: { id: input.id },
    data: { ...after, updatedAt: new Date() },
  })
  await recorded(ctx, 'policy.update', input.id, { before: clean(before), after })
  return toPolicy(row)
}

export async function deletePolicy(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:publish')
  const before = await findPolicy(ctx, id)
  await ctx.db.policy.delete({ where: { id } })
  await recorded(ctx, 'policy.delete', id, { before: clean(before) })
}

function clean({ title, rule, active }: PolicyInput): PolicyInput {
  return { title: storable(title), rule: storable(rule), active }
}

async function recorded(
  ctx: OrgContext,
  action: string,
  subjectId: string,
  change: { before?: PolicyInput; after?: PolicyInput },
): Promise<void> {
  await writeAudit(ctx, { action, subjectType: 'policy', subjectId, ...change })
  ctx.emit({ type: 'settings.changed', subject: 'policies' })
}
