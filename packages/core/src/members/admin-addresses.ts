import type { OrgContext } from '../context.ts'

const mostTold = 50

/** The addresses of owners and admins, who are told what needs somebody. */
export async function adminAddresses(ctx: OrgContext): Promise<string[]> {
  const admins = await ctx.db.member.findMany({
    where: { role: { in: ['owner', 'admin'] }, disabledAt: null },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: mostTold,
  })
  return admins.map(({ email }) => email)
}
