import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Forbidden, NotFound } from '../errors.ts'
import { outranks, type Role, require } from '../permissions.ts'
import { wakeQueue } from '../routing/queue/wake.ts'
import { type MemberView, viewMember } from './view.ts'

type Input = { id: string; role: Role; disabled: boolean }

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
  if (member.role === input.role && (member.disabledAt !== null) === input.disabled) return viewMember(member)
  checkRank(ctx, member.role, input.role)
  await keepAnOwner(ctx, member, input)
  const disabledAt = input.disabled ? (member.disabledAt ?? now()) : null
  const changed = await ctx.db.member.update({
    where: { id: member.id },
    data: { role: input.role, disabledAt },
  })
  await takeBack(ctx, input)
  await writeAudit(ctx, {
    action: 'member.updated',
    subjectType: 'member',
    subjectId: member.id,
    before: { role: member.role, disabled: member.disabledAt !== null },
    after: { role: input.role, disabled: input.disabled },
  })
  ctx.emit({ type: 'api_keys.ended' })
  ctx.emit({ type: 'sessions.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  await wakeQueue(ctx)
  return viewMember(changed)
}

function checkRank(ctx: OrgContext, before: Role, after: Role): void {
  const { actor } = ctx
  if (actor.type === 'system') return
  if (!outranks(actor.role, before) || !outranks(actor.role, after)) {
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

async function takeBack(ctx: OrgContext, { id, role, disabled }: Input): Promise<void> {
  const revoked = { revokedAt: now() }
  const tooHigh = disabled ? ranked : ranked.filter((other) => !outranks(role, other))
  await ctx.db.session.updateMany({ where: { memberId: id, revokedAt: null }, data: revoked })
  await ctx.db.apiKey.updateMany({
    where: { createdById: id, revokedAt: null, role: { in: tooHigh } },
    data: revoked,
  })
  const mayInvite = !disabled && outranks(role, 'admin')
  await ctx.db.invitation.updateMany({
    where: {
      invitedById: id,
      revokedAt: null,
      acceptedAt: null,
      role: { in: mayInvite ? tooHigh : ranked },
    },
    data: revoked,
  })
}
