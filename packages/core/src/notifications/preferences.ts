import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type Channels, type NotificationKind, notificationKinds, usualChannels } from './kinds.ts'
import { myId } from './me.ts'

export type Preference = Channels & { kind: NotificationKind }

/** What the caller hears of, and where. */
export async function readNotificationPreferences(ctx: OrgContext): Promise<Preference[]> {
  require(ctx, 'account:read')
  return find(ctx, myId(ctx))
}

/** Sets what the caller hears of from now on; kinds that are not named stay as they are. */
export async function changeNotificationPreferences(
  ctx: OrgContext,
  { items }: { items: readonly Preference[] },
): Promise<Preference[]> {
  require(ctx, 'account:read')
  const me = myId(ctx)
  const before = await find(ctx, me)
  for (const { kind, inApp, byMail } of items) {
    const { organizationId } = ctx
    await ctx.db.notificationPreference.upsert({
      where: { organizationId_memberId_kind: { organizationId, memberId: me, kind } },
      create: { organizationId, memberId: me, kind, inApp, byMail },
      update: { inApp, byMail },
    })
  }
  const after = await find(ctx, me)
  await writeAudit(ctx, {
    action: 'member.notifications',
    subjectType: 'member',
    subjectId: me,
    before,
    after,
  })
  return after
}

async function find(ctx: OrgContext, memberId: string): Promise<Preference[]> {
  const rows = await ctx.db.notificationPreference.findMany({ where: { memberId } })
  const chosen = new Map(rows.map(({ kind, inApp, byMail }) => [kind, { inApp, byMail }]))
  return notificationKinds.map((kind) => ({ kind, ...(chosen.get(kind) ?? usualChannels[kind]) }))
}
