import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { forgetPolicies } from './active.ts'

/** Puts the policies in the order in which they are tried. Names each of them once. */
export async function reorderSlaPolicies(ctx: OrgContext, input: { ids: string[] }): Promise<void> {
  require(ctx, 'sla:write')
  const rows = await ctx.db.slaPolicy.findMany({
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const before = rows.map(({ id }) => id)
  if (input.ids.some((id) => !before.includes(id))) throw new NotFound('The SLA policy')
  const ids = [...new Set(input.ids)]
  if (ids.length < before.length) throw new Invalid('Name every SLA policy once', 'ids')
  if (ids.every((id, index) => id === before[index])) return
  await ctx.db.$executeRaw`
    UPDATE sla_policies p SET position = o.position
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o (id, position) WHERE p.id = o.id`
  const { organizationId } = ctx
  await writeAudit(ctx, {
    action: 'sla_policy.reorder',
    subjectType: 'organization',
    subjectId: organizationId,
    before: { ids: before },
    after: { ids },
  })
  forgetPolicies(ctx)
  ctx.emit({ type: 'settings.changed', subject: 'sla' })
}
