import type { SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { PauseReason, Targets } from './policy.ts'

const [quarter, twoHours, day] = [15, 120, 1_440]
const judged = { low: day, normal: day, high: twoHours, urgent: quarter }

/** A matter of safety is answered at any hour, by how severe it was judged to be. */
const targets: Targets = {
  first: judged,
  next: judged,
  resolution: { low: null, normal: null, high: null, urgent: null },
}
const everyHour = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ day: weekday, from: '00:00', to: '24:00' }))
const pauses: PauseReason[] = []

/** What every organization begins with: a calendar around the clock, and the policy for safety and compliance. */
export async function addSafetyPolicy(db: SystemDb, organizationId: string): Promise<void> {
  const calendarId = newId()
  await db.businessCalendar.create({
    data: { id: calendarId, organizationId, name: 'Around the clock', timeZone: 'UTC', hours: everyHour },
  })
  await db.slaPolicy.create({
    data: {
      id: newId(),
      organizationId,
      position: 1,
      name: 'Safety and compliance',
      conditions: { routes: ['safety_compliance'] },
      targetsBy: 'severity',
      targets,
      calendarId,
      nearPercent: 50,
      pauses,
      active: true,
      activeSince: new Date(),
    },
  })
}
