import { env } from '@frontdesk/runtime/env'
import { type Actor, asSystem, inOrganization } from '../context.ts'
import { require } from '../permissions.ts'

export type Who = { organizationId: string; actor: Actor }

/**
 * Whether the actor runs the installation, and may see what belongs to no organization and yet may speak of any: an
 * admin whose address OPERATORS names, or without that list one of the organization that was there first.
 */
export async function isOperator(who: Who): Promise<boolean> {
  const { actor } = who
  const email = await inOrganization(who, async (ctx) => {
    require(ctx, 'operations:manage')
    if (actor.type !== 'member') return null
    const member = await ctx.db.member.findUnique({ where: { id: actor.memberId }, select: { email: true } })
    return member?.email.toLowerCase() ?? null
  })
  if (env.OPERATORS.length > 0) return email !== null && env.OPERATORS.includes(email)
  return who.organizationId === (await firstOrganization())
}

async function firstOrganization(): Promise<string | undefined> {
  const [first] = await asSystem(
    'find out who runs the installation',
    (db) => db.$queryRaw<{ id: string }[]>`SELECT id FROM organizations ORDER BY created_at, id LIMIT 1`,
  )
  return first?.id
}
