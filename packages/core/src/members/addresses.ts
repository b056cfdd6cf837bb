import type { OrgContext } from '../context.ts'
import { type Permission, type Role, roleAllows } from '../permissions.ts'

const mostTold = 50
const roles: Role[] = ['owner', 'admin', 'agent', 'viewer']

/** The addresses of those whose role allows something, who are told what needs one of them. */
export async function addressesOfWhoMay(ctx: OrgContext, permission: Permission): Promise<string[]> {
  const members = await ctx.db.member.findMany({
    where: { role: { in: roles.filter((role) => roleAllows(role, permission)) }, disabledAt: null },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: mostTold,
  })
  return members.map(({ email }) => email)
}
