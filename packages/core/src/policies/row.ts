import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

export type PolicyView = {
  id: string
  title: string
  rule: string
  active: boolean
  createdAt: string
  updatedAt: string
}
export type PolicyInput = Pick<PolicyView, 'title' | 'rule' | 'active'>
type PolicyRow = PolicyInput & { id: string; createdAt: Date; updatedAt: Date }

export function toPolicy({ id, title, rule, active, createdAt, updatedAt }: PolicyRow): PolicyView {
  return {
    id,
    title,
    rule,
    active,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

export async function findPolicy(ctx: OrgContext, id: string): Promise<PolicyView> {
  const row = await ctx.db.policy.findUnique({ where: { id } })
  if (!row) throw new NotFound('The policy')
  return toPolicy(row)
}
