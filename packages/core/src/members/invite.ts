import { now } from '@frontdesk/runtime/clock'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Forbidden } from '../errors.ts'
import { sealAccountMail } from '../identity/account-mail.ts'
import { mayHandOut, type Role, require } from '../permissions.ts'
import { type InvitationView, viewInvitation } from './view.ts'

const validDays = 7
/** Nobody uses an organization's name to fill strangers' mailboxes. */
const mostPerDay = 100

/**
 * Invites one address with a fixed role by mail. The token goes into that mail alone and is kept as its
 * hash; an earlier invitation of the same address ends.
 */
export async function inviteMember(
  ctx: OrgContext,
  input: { email: string; role: Exclude<Role, 'owner'> },
): Promise<InvitationView> {
  require(ctx, 'members:manage')
  const { actor } = ctx
  if (actor.type !== 'system' && !mayHandOut(actor, input)) throw new Forbidden(input.role)
  await refuseKnownMember(ctx, input.email)
  await refuseFlood(ctx)
  await ctx.db.invitation.updateMany({
    where: { email: input.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now() },
  })
  const token = randomToken()
  const invitation = await ctx.db.invitation.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      email: input.email,
      role: input.role,
      tokenHash: hashToken(token),
      invitedById: actor.type === 'member' ? actor.memberId : null,
      expiresAt: new Date(now().getTime() + validDays * 86_400_000),
    },
  })
  await writeAudit(ctx, {
    action: 'invitation.created',
    subjectType: 'invitation',
    subjectId: invitation.id,
    after: { email: input.email, role: input.role },
  })
  await promiseMail(ctx, input.email, token)
  return viewInvitation(invitation)
}

async function refuseKnownMember(ctx: OrgContext, email: string): Promise<void> {
  const member = await ctx.db.member.findFirst({ where: { email, disabledAt: null } })
  if (member) throw new Conflict(`${email} is a member already`, 'already_member')
}

async function refuseFlood(ctx: OrgContext): Promise<void> {
  const since = new Date(now().getTime() - 86_400_000)
  const recent = await ctx.db.invitation.count({ where: { createdAt: { gt: since } } })
  if (recent >= mostPerDay) throw new Conflict('Too many invitations in one day', 'too_many_invitations')
}

async function promiseMail(ctx: OrgContext, to: string, token: string): Promise<void> {
  const { name } = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } })
  const sealed = sealAccountMail({ kind: 'invitation', to, token, organizationName: name })
  ctx.emit({ type: 'account_mail.requested', sealed })
}
