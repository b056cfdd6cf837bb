import type { OrgContext } from '../context.ts'

export type ActivePolicy = { id: string; title: string; rule: string }

/** The policies that hold, by title, for whoever drafts. */
export function activePolicies(ctx: OrgContext): Promise<ActivePolicy[]> {
  return ctx.db.policy.findMany({
    where: { active: true },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true, rule: true },
  })
}
