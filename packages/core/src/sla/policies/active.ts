import { now } from '@frontdesk/runtime/clock'
import {
  type Calendar,
  type Holiday,
  type OpenInterval,
  usualHours,
} from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import type { ActivePolicy, Terms } from '../clocks/clock.ts'
import type { PauseReason, PolicyConditions, SlaPolicy, Targets } from './policy.ts'

const known = new WeakMap<OrgContext['db'], Promise<ActivePolicy[]>>()

/** The active policies in their order: one small query in a transaction, however often it asks. */
export function activePolicies(ctx: OrgContext): Promise<readonly ActivePolicy[]> {
  const kept = known.get(ctx.db) ?? readActivePolicies(ctx)
  known.set(ctx.db, kept)
  return kept
}

/** For verbs that change policies or calendars in this very transaction. */
export function forgetPolicies(ctx: OrgContext): void {
  known.delete(ctx.db)
}

type Row = {
  id: string
  name: string
  conditions: PolicyConditions
  targetsBy: SlaPolicy['targetsBy']
  targets: Targets
  nearPercent: number
  pauses: PauseReason[]
  activeSince: Date
  calendarName: string | null
  timeZone: string
  hours: OpenInterval[]
  holidays: Holiday[]
}

async function readActivePolicies(ctx: OrgContext): Promise<ActivePolicy[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p.id, p.name, p.conditions, p.targets_by AS "targetsBy", p.targets, p.near_percent AS "nearPercent",
      p.pauses, p.active_since AS "activeSince", k.name AS "calendarName",
      coalesce(k.time_zone, o.time_zone) AS "timeZone", coalesce(k.hours, o.business_hours) AS hours,
      coalesce(k.holidays, '[]') AS holidays
    FROM sla_policies p JOIN organizations o ON o.id = p.organization_id
    LEFT JOIN business_calendars k ON k.organization_id = p.organization_id AND k.id = p.calendar_id
    WHERE p.active ORDER BY p.position, p.id`
  return rows.map(toActive)
}

/** What a policy would promise, and by which hours, without being one that is active. */
export async function termsOf(
  ctx: OrgContext,
  { name, calendarId, targetsBy, targets, nearPercent, pauses }: Omit<SlaPolicy, 'id'>,
): Promise<Terms> {
  const [row] = await ctx.db.$queryRaw<Pick<Row, 'calendarName' | 'timeZone' | 'hours' | 'holidays'>[]>`
    SELECT k.name AS "calendarName", coalesce(k.time_zone, o.time_zone) AS "timeZone",
      coalesce(k.hours, o.business_hours) AS hours, coalesce(k.holidays, '[]') AS holidays
    FROM organizations o
    LEFT JOIN business_calendars k ON k.organization_id = o.id AND k.id = ${calendarId}::uuid`
  if (!row) throw new Error('An organization without a row of its own')
  const calendarName = row.calendarName ?? 'Business hours'
  return {
    policyName: name,
    calendarName,
    calendar: calendarOf(row),
    targetsBy,
    targets,
    nearPercent,
    pauses,
  }
}

function toActive({ id, conditions, activeSince, name, calendarName, ...row }: Row): ActivePolicy {
  const { targetsBy, targets, nearPercent, pauses } = row
  const calendar = calendarOf(row)
  const terms = { policyName: name, calendarName: calendarName ?? 'Business hours', calendar }
  return { id, conditions, activeSince, terms: { ...terms, targetsBy, targets, nearPercent, pauses } }
}

/** An organization that has named no hours keeps the usual ones. What is long past is left out of a clock's terms. */
function calendarOf({ timeZone, hours, holidays }: Pick<Row, 'timeZone' | 'hours' | 'holidays'>): Calendar {
  const aYearAgo = new Date(now().getTime() - 366 * 86_400_000).toISOString().slice(0, 10)
  return {
    timeZone,
    hours: hours.length > 0 ? hours : usualHours,
    holidays: holidays.filter(({ date, everyYear }) => everyYear || date >= aYearAgo),
  }
}
