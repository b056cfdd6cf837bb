import { now } from '@frontdesk/runtime/clock'
import { nextOpening } from '../business-hours/next-opening.ts'
import { type OpenInterval, usualHours } from '../business-hours/open-spans.ts'
import { isTimeZone } from '../business-hours/zone-clock.ts'
import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'

/** A moment as ISO text, or when the contact's people are at work next. */
export type SendAt = string | 'next_business_hours'

const yearMs = 366 * 86_400_000

/** When a scheduled mail leaves. Business hours are the organization's, on the contact's clock where it is known. */
export async function scheduledFor(ctx: OrgContext, contactId: string, sendAt: SendAt): Promise<Date> {
  if (sendAt === 'next_business_hours') return nextBusinessHours(ctx, contactId)
  const at = new Date(sendAt)
  const ahead = at.getTime() - now().getTime()
  if (!(ahead > 0 && ahead <= yearMs)) {
    throw new Invalid('A mail can be scheduled for a moment within the next year', 'sendAt')
  }
  return at
}

async function nextBusinessHours(ctx: OrgContext, contactId: string): Promise<Date> {
  const organization = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true, businessHours: true },
  })
  const contact = await ctx.db.contact.findUnique({ where: { id: contactId }, select: { timeZone: true } })
  const zones = [contact?.timeZone, organization.timeZone].filter((zone) => zone != null)
  const named = organization.businessHours as OpenInterval[]
  const hours = named.length > 0 ? named : usualHours
  const at = nextOpening(now(), hours, zones.find(isTimeZone) ?? 'UTC')
  if (at === null) throw new Invalid('The business hours hold no opening', 'sendAt')
  return at
}
