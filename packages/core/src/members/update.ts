import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { allows, type Holder, mayHandOut, type Role, require } from '../permissions.ts'
import { findCustomRole } from '../roles/rows.ts'
import { wakeQueue } from '../routing/queue/wake.ts'
import { type MemberView, viewMember } from './view.ts'

type Input = {
  id: string
  role: Role
  disabled: boolean
  /** a role of the organization's own, which then decides about `role` */
  customRoleId?: string | null
}

/**
 * Sets a member's role and whether they may enter. A change ends their sessions at once, and takes back the
 * invitations and API keys of theirs that go beyond what they may still do.
 */
export async function updateMember(ctx: OrgContext, input: Input): Promise<MemberView> {
  require(ctx, 'members:manage')
  // The organization's row serialises these changes: two owners cannot demote each other at once.
  await ctx.db.$queryRaw`SELECT id FROM organizations FOR UPDATE`
  const member = await ctx.db.member.findUnique({ where: { id: input.id } })
  if (!member) throw new NotFound('The member')
  const own = input.customRoleId ? await findCustomRole(ctx, input.customRoleId) : null
  const [role, customRoleId] = [own?.role ?? input.role, own?.id ?? null]
  const same = member.role === role && member.customRoleId === customRoleId
  if (same && (member.disabledAt !== null) === input.disabled) return viewMember(member)
  await checkRank(ctx, member, { role, permissions: own?.permissions ?? null })
  await keepAnOwner(ctx, member, { ...input, role })
  const disabledAt = input.disabled ? (member.disabledAt ?? now()) : null
  const changed = await ctx.db.member.update({
    where: { id: member.id },
    data: { role, customRoleId, disabledAt },
  })
  await takeBack(ctx, input, { role, permissions: own?.permissions ?? null })
  await writeAudit(ctx, {
    action: 'member.updated',
    subjectType: 'member',
    subjectId: member.id,
    before: { role: member.role, customRoleId: member.customRoleId, disabled: member.disabledAt !== null },
    after: { role, customRoleId, disabled: input.disabled },
  })
  ctx.emit({ type: 'api_keys.ended' })
  ctx.emit({ type: 'sessions.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  await wakeQueue(ctx)
  return viewMember(changed)
}

type Ranked = { role: Role; customRoleId: string | null }

async function checkRank(ctx: OrgContext, before: Ranked, after: Holder): Promise<void> {
  const { actor } = ctx
  if (actor.type === 'system') return
  const taken = before.customRoleId === null ? before : await findCustomRole(ctx, before.customRoleId)
  if (!mayHandOut(actor, taken) || !mayHandOut(actor, after)) {
    throw new Forbidden('a role at least as high as the one given or taken')
  }
}

async function keepAnOwner(ctx: OrgContext, member: { id: string; role: Role }, input: Input): Promise<void> {
  if (member.role !== 'owner' || (input.role === 'owner' && !input.disabled)) return
  const others = await ctx.db.member.count({
    where: { role: 'owner', disabledAt: null, id: { not: member.id } },
  })
  if (others === 0) throw new Conflict('An organization keeps at least one active owner', 'last_owner')
}

const ranked: Role[] = ['viewer', 'agent', 'admin', 'owner']

async function takeBack(ctx: OrgContext, { id, disabled }: Input, left: Holder): Promise<void> {
  const revoked = { revokedAt: now() }
  await ctx.db.session.updateMany({ where: { memberId: id, revokedAt: null }, data: revoked })
  const keys = await ctx.db.apiKey.findMany({ where: { createdById: id, revokedAt: null } })
  const beyond = keys.filter((key) => disabled || !mayHandOut(left, { role: key.role, ...narrowed(key) }))
  await ctx.db.apiKey.updateMany({ where: { id: { in: beyond.map((key) => key.id) } }, data: revoked })
  const mayInvite = !disabled && allows(left, 'members:manage')
  const tooHigh = ranked.filter((role) => !mayInvite || !mayHandOut(left, { role }))
  await ctx.db.invitation.updateMany({
    where: { invitedById: id, revokedAt: null, acceptedAt: null, role: { in: tooHigh } },
    data: revoked,
  })
}

/** A key's own role may have been given more since; its scope cannot. */
function narrowed({ scope }: { scope: unknown }): { permissions?: string[] } {
  return Array.isArray(scope) ? { permissions: scope.map(String) } : {}
}
