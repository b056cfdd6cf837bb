import { asSystem } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'

/** A calendar and an SLA policy with a running clock, by the part of the path that names them. */
export async function plantPromises(organizationId: string, conversationId: string, secret: string) {
  const [calendarId, policyId] = [newId(), newId()]
  const minutes = { low: 60, normal: 60, high: 60, urgent: 60 }
  const targets = { first: minutes, next: minutes, resolution: minutes }
  const hours = [{ day: 1, from: '09:00', to: '17:00' }]
  await asSystem('test', async (db) => {
    await db.businessCalendar.create({
      data: { id: calendarId, organizationId, name: secret, timeZone: 'UTC', hours },
    })
    const named = { position: 1, name: secret, targets, active: true, activeSince: new Date() }
    await db.slaPolicy.create({ data: { id: policyId, organizationId, ...named } })
    const calendar = { timeZone: 'UTC', hours, holidays: [] }
    const went = { targetsBy: 'priority', targets, nearPercent: 80, pauses: [] }
    await db.slaClock.create({
      data: {
        id: newId(),
        organizationId,
        conversationId,
        kind: 'first',
        policyId,
        minutes: 60,
        startedAt: new Date(),
        terms: { policyName: secret, calendarName: secret, calendar, ...went },
      },
    })
  })
  return { calendars: calendarId, 'sla-policies': policyId }
}
