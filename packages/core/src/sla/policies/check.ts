import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { findCalendar } from '../calendars/calendar.ts'
import type { PolicyConditions } from './policy.ts'
import type { SlaPolicyInput } from './row.ts'

/** A policy as it is kept: everything it names belongs to the organization, and it promises something. */
export async function checkPolicy(ctx: OrgContext, input: SlaPolicyInput): Promise<SlaPolicyInput> {
  const promised = Object.values(input.targets).flatMap((ofLevel) => Object.values(ofLevel))
  if (promised.every((minutes) => minutes === null)) {
    throw new Invalid('A policy needs a target for at least one priority', 'targets')
  }
  if (input.calendarId !== null) await findCalendar(ctx, input.calendarId)
  await findAll(ctx, input.conditions)
  const { name, conditions, targetsBy, targets, calendarId, nearPercent, pauses, active } = input
  return {
    name: storable(name),
    conditions: named(conditions),
    targetsBy,
    targets,
    calendarId,
    nearPercent,
    pauses: [...new Set(pauses)].sort(),
    active,
  }
}

/** An empty list asks for nothing, and is left out. */
function named(conditions: PolicyConditions): PolicyConditions {
  const lists = Object.entries(conditions).filter(([, list]) => list.length > 0)
  return Object.fromEntries(lists.map(([name, list]) => [name, [...new Set(list.map(storable))]]))
}

async function findAll(ctx: OrgContext, conditions: PolicyConditions): Promise<void> {
  const { categoryIds = [], teamIds = [], mailboxIds = [] } = conditions
  const found: [string, readonly string[], () => Promise<number>][] = [
    ['The category', categoryIds, () => ctx.db.category.count({ where: { id: { in: [...categoryIds] } } })],
    ['The team', teamIds, () => ctx.db.team.count({ where: { id: { in: [...teamIds] } } })],
    ['The mailbox', mailboxIds, () => ctx.db.mailbox.count({ where: { id: { in: [...mailboxIds] } } })],
  ]
  for (const [what, ids, count] of found) {
    if (ids.length > 0 && (await count()) < new Set(ids).size) throw new NotFound(what)
  }
}
