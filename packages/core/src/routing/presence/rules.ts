import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'

/** When members count as away and as gone, in minutes. */
export type PresenceRules = {
  /** a tab nobody touches is as good as none: away */
  idleMinutes: number
  /** a browser that fell silent: away */
  awayMinutes: number
  /** and gone */
  offlineMinutes: number
}

export async function readPresenceRules(ctx: OrgContext): Promise<PresenceRules> {
  require(ctx, 'teams:read')
  return findPresenceRules(ctx)
}

export async function changePresenceRules(ctx: OrgContext, input: PresenceRules): Promise<PresenceRules> {
  require(ctx, 'routing:write')
  if (input.offlineMinutes <= input.awayMinutes)
    throw new Invalid('Somebody is away before they are gone', 'offlineMinutes')
  const before = await findPresenceRules(ctx)
  const { idleMinutes, awayMinutes, offlineMinutes } = input
  await ctx.db.organization.update({
    where: { id: ctx.organizationId },
    data: {
      presenceIdleMinutes: idleMinutes,
      presenceAwayMinutes: awayMinutes,
      presenceOfflineMinutes: offlineMinutes,
    },
    select: { id: true },
  })
  await writeAudit(ctx, {
    action: 'organization.presence_rules',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before,
    after: input,
  })
  ctx.emit({ type: 'settings.changed', subject: 'routing' })
  return findPresenceRules(ctx)
}

/** For verbs that have checked who asks. */
export async function findPresenceRules(ctx: OrgContext): Promise<PresenceRules> {
  const row = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { presenceIdleMinutes: true, presenceAwayMinutes: true, presenceOfflineMinutes: true },
  })
  const { presenceIdleMinutes: idleMinutes, presenceAwayMinutes: awayMinutes } = row
  return { idleMinutes, awayMinutes, offlineMinutes: row.presenceOfflineMinutes }
}
