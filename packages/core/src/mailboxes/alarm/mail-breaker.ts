import type { OrgContext } from '../../context.ts'
import { takeTurn } from '../../take-turn.ts'

/** How many alarms admins get by mail: of one kind for one mailbox in a day, and of all in an hour. */
export const alarmCaps = { ofAKindADay: 3, anHour: 10 }

type Alarm = { id: string; mailboxId: string; code: string }

/**
 * Whether one more alarm is mailed: trouble that comes and goes, or strikes all mailboxes at once, must not fill the
 * inboxes of those who are to end it. `last` is the one that says so. Every alarm stays visible in the product.
 */
export async function mayMailAlarm(
  ctx: OrgContext,
  { id, mailboxId, code }: Alarm,
): Promise<'yes' | 'last' | 'no'> {
  // Alarms that begin together are told by several workers, which would each count too few.
  await takeTurn(ctx, `alarms/${ctx.organizationId}`)
  const [told] = await ctx.db.$queryRaw<{ ofAKind: number; all: number }[]>`
    SELECT (count(*) FILTER (WHERE mailbox_id = ${mailboxId}::uuid AND code = ${code}))::int AS "ofAKind",
      (count(*) FILTER (WHERE told_at > now() - interval '1 hour'))::int AS "all"
    FROM mailbox_incidents WHERE told_at > now() - interval '24 hours' AND id <> ${id}::uuid`
  const { ofAKind = 0, all = 0 } = told ?? {}
  if (ofAKind >= alarmCaps.ofAKindADay || all >= alarmCaps.anHour) return 'no'
  return ofAKind + 1 === alarmCaps.ofAKindADay || all + 1 === alarmCaps.anHour ? 'last' : 'yes'
}
