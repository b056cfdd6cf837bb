import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { type Permission, permissionsOf, type Role, require } from '../permissions.ts'

export type AccountView = {
  organization: { id: string; slug: string; name: string; undoSeconds: number }
  member: { id: string; name: string; email: string } | null
  role: Role
  permissions: Permission[]
}

/** Who the caller is here, and what they may do. */
export async function readAccount(ctx: OrgContext): Promise<AccountView> {
  require(ctx, 'account:read')
  const { actor } = ctx
  const organization = await ctx.db.organization.findUnique({
    where: { id: ctx.organizationId },
    select: { id: true, slug: true, name: true, undoSeconds: true },
  })
  if (!organization || actor.type === 'system') throw new NotFound('The account')
  const member = actor.type === 'member' ? await findMember(ctx, actor.memberId) : null
  return { organization, member, role: actor.role, permissions: permissionsOf(actor) }
}

async function findMember(ctx: OrgContext, id: string) {
  return await ctx.db.member.findUnique({ where: { id }, select: { id: true, name: true, email: true } })
}
