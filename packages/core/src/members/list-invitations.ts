import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type InvitationView, viewInvitation } from './view.ts'

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(ctx: OrgContext, input: PageInput): Promise<Page<InvitationView>> {
  require(ctx, 'members:manage')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.invitation.findMany({
    where: {
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now() },
      ...(after ? { id: { lt: String(after[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.id], viewInvitation)
}
