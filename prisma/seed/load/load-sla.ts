import { type Actor, inOrganization, type OrgContext } from '@frontdesk/core/context'
import { createCalendar } from '@frontdesk/core/sla/calendars/write'
import { keepClocks } from '@frontdesk/core/sla/clocks/keep'
import { createSlaPolicy } from '@frontdesk/core/sla/policies/write'

type Who = { organizationId: string; actor: Actor }

const dayMs = 86_400_000
const batchSize = 40

/** Who has been waiting for longer was promised nothing, so that the inbox shows more than what is late. */
const promisedSinceMs = 4 * dayMs

const holidays = [
  ['01-01', 'New Year'],
  ['05-01', 'Labour Day'],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Second Christmas Day'],
] as const

/** Gives the organization a calendar and a policy, and starts the clocks of those who wait. */
export async function loadSla(who: Who): Promise<void> {
  await inOrganization(who, promiseAnswers)
  const waiting = await inOrganization(who, ({ db }) =>
    db.conversation.findMany({
      where: { spam: false, status: { in: ['open', 'pending'] } },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
  )
  for (let start = 0; start < waiting.length; start += batchSize) {
    const ids = waiting.slice(start, start + batchSize).map(({ id }) => id)
    await inOrganization(who, (ctx) => keepClocks(ctx, ids))
  }
}

async function promiseAnswers(ctx: OrgContext): Promise<void> {
  const weekday = (day: number) => [
    { day, from: '08:00', to: '12:30' },
    { day, from: '13:00', to: '18:00' },
  ]
  const calendar = await createCalendar(ctx, {
    name: 'Service desk',
    timeZone: 'Europe/Berlin',
    hours: [...[1, 2, 3, 4, 5].flatMap(weekday), { day: 6, from: '09:00', to: '15:00' }],
    holidays: holidays.map(([date, name]) => ({ date: `2026-${date}`, name, everyYear: true })),
  })
  const policy = await createSlaPolicy(ctx, {
    name: 'Standard',
    conditions: {},
    targetsBy: 'severity',
    targets: {
      first: { low: 960, normal: 480, high: 240, urgent: 60 },
      next: { low: 960, normal: 480, high: 240, urgent: 60 },
      resolution: { low: null, normal: 2_880, high: 1_440, urgent: 480 },
    },
    calendarId: calendar.id,
    nearPercent: 75,
    pauses: ['pending', 'answered', 'snoozed'],
    active: true,
  })
  await ctx.db.slaPolicy.updateMany({
    where: { OR: [{ id: policy.id }, { name: 'Safety and compliance' }] },
    data: { activeSince: new Date(Date.now() - promisedSinceMs) },
  })
}
