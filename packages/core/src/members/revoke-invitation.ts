import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

/** Takes an invitation back: its link stops working at once. */
export async function revokeInvitation(ctx: OrgContext, invitationId: string): Promise<void> {
  require(ctx, 'members:manage')
  const invitation = await ctx.db.invitation.findUnique({ where: { id: invitationId } })
  if (!invitation || invitation.acceptedAt) throw new NotFound('The invitation')
  if (invitation.revokedAt) return
  await ctx.db.invitation.update({ where: { id: invitationId }, data: { revokedAt: now() } })
  await writeAudit(ctx, {
    action: 'invitation.revoked',
    subjectType: 'invitation',
    subjectId: invitationId,
    before: { email: invitation.email, role: invitation.role },
  })
}
