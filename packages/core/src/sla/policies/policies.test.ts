import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { inOrganization, type OrgContext } from '../../context.ts'
import { createOrganization as foundOrganization } from '../../organizations/create.ts'
import { as } from '../../test/contexts.ts'
import { createCalendar, deleteCalendar, updateCalendar } from '../calendars/write.ts'
import { choosePolicy, type PolicyFacts } from './choose.ts'
import { listSlaPolicies } from './list.ts'
import type { PolicyConditions } from './policy.ts'
import { reorderSlaPolicies } from './reorder.ts'
import type { SlaPolicyInput } from './row.ts'
import { createSlaPolicy, updateSlaPolicy } from './write.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const each = (minutes: number | null) => ({ low: minutes, normal: minutes, high: minutes, urgent: minutes })
const fields = (change: Partial<SlaPolicyInput> = {}): SlaPolicyInput => ({
  name: 'Standard',
  conditions: {},
  targetsBy: 'priority',
  targets: { first: each(60), next: each(null), resolution: each(null) },
  calendarId: null,
  nearPercent: 80,
  pauses: ['snoozed', 'pending', 'snoozed'],
  active: true,
  ...change,
})
const office = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  hours: [{ day: 1, from: '09:00', to: '17:00' }],
  holidays: [],
}
const asAdmin = <T>(run: (ctx: OrgContext) => Promise<T>) => as(organization, 'admin', run)

const facts: PolicyFacts = {
  priority: 'high',
  severity: 'normal',
  route: 'service_action',
  categoryId: 'refund',
  teamId: null,
  mailboxId: 'support',
  tags: ['vip', 'b2b'],
  language: 'de',
  pinnedPolicyId: null,
}

test.each<[string, PolicyConditions, boolean]>([
  ['nothing is asked', {}, true],
  ['a list is empty', { teamIds: [] }, true],
  ['one of a list holds', { tags: ['gold', 'vip'] }, true],
  ['every list holds', { priorities: ['high'], languages: ['de', 'fr'], mailboxIds: ['support'] }, true],
  ['one list does not hold', { priorities: ['high'], languages: ['fr'] }, false],
  ['it has no team at all', { teamIds: ['returns'] }, false],
  ['its route is another', { routes: ['safety_compliance'] }, false],
  ['its category and severity are named', { categoryIds: ['refund'], severities: ['normal'] }, true],
])('where %s, a policy applies: %s -> %s', (_, conditions, applies) => {
  expect(choosePolicy([{ id: 'one', conditions }], facts)?.id ?? null).toBe(applies ? 'one' : null)
})

test('the first policy that fits applies, unless another was set for the conversation', () => {
  const policies = [
    { id: 'narrow', conditions: { tags: ['gold'] } },
    { id: 'first', conditions: {} },
    { id: 'second', conditions: {} },
  ]
  expect(choosePolicy(policies, facts)?.id).toBe('first')
  expect(choosePolicy(policies, { ...facts, pinnedPolicyId: 'narrow' })?.id).toBe('narrow')
  expect(choosePolicy(policies, { ...facts, pinnedPolicyId: 'gone' })?.id).toBe('first')
})

test('a new policy comes last, and all are put in another order together', async () => {
  const ids = await asAdmin(async (ctx) => {
    const made = []
    for (const name of ['a', 'b', 'c']) made.push((await createSlaPolicy(ctx, fields({ name }))).id)
    return made
  })
  const names = async () =>
    (await asAdmin((ctx) => listSlaPolicies(ctx, { limit: 10 }))).items.map(({ name }) => name)
  expect(await names()).toEqual(['a', 'b', 'c'])
  await asAdmin((ctx) => reorderSlaPolicies(ctx, { ids: ids.toReversed() }))
  expect(await names()).toEqual(['c', 'b', 'a'])
  const some = asAdmin((ctx) => reorderSlaPolicies(ctx, { ids: ids.slice(1) }))
  await expect(some).rejects.toMatchObject({ code: 'invalid' })
  const first = await asAdmin((ctx) => listSlaPolicies(ctx, { limit: 2 }))
  const rest = await asAdmin((ctx) =>
    listSlaPolicies(ctx, { limit: 2, cursor: first.nextCursor ?? undefined }),
  )
  expect([first, rest].map(({ items }) => items.length)).toEqual([2, 1])
})

test('a policy that promises nothing is refused, and one that is saved as it was changes nothing', async () => {
  const empty = { first: each(null), next: each(null), resolution: each(null) }
  const refused = asAdmin((ctx) => createSlaPolicy(ctx, fields({ targets: empty })))
  await expect(refused).rejects.toMatchObject({ code: 'invalid' })
  const made = await asAdmin((ctx) => createSlaPolicy(ctx, fields()))
  expect(made.pauses).toEqual(['pending', 'snoozed'])
  expect(await asAdmin((ctx) => updateSlaPolicy(ctx, made))).toEqual(made)
})

test('a calendar that a policy goes by is not deleted, and its days and hours are real', async () => {
  const calendar = await asAdmin((ctx) => createCalendar(ctx, office))
  await asAdmin((ctx) => createSlaPolicy(ctx, fields({ calendarId: calendar.id })))
  const attempts: [(ctx: OrgContext) => Promise<unknown>, string][] = [
    [(ctx) => deleteCalendar(ctx, calendar.id), 'calendar_in_use'],
    [(ctx) => createCalendar(ctx, { ...office, name: 'OFFICE' }), 'name_taken'],
    [(ctx) => updateCalendar(ctx, { ...office, id: calendar.id, timeZone: 'Europe/Nowhere' }), 'invalid'],
    [
      (ctx) =>
        updateCalendar(ctx, { ...office, id: calendar.id, hours: [{ day: 1, from: '17:00', to: '09:00' }] }),
      'invalid',
    ],
    [
      (ctx) =>
        updateCalendar(ctx, {
          ...office,
          id: calendar.id,
          holidays: [{ date: '2026-02-30', name: '', everyYear: false }],
        }),
      'invalid',
    ],
  ]
  for (const [attempt, code] of attempts) await expect(asAdmin(attempt)).rejects.toMatchObject({ code })
})

test('an organization begins with fifteen minutes, two hours and a day for matters of safety', async () => {
  const owner = { email: 'owner@founded.example', name: 'Owner', password: 'a long enough one' }
  const { organizationId } = await foundOrganization({ slug: 'founded', name: 'Founded', owner })
  const who = { organizationId, actor: { type: 'system', name: 'test' } } as const
  const { items } = await inOrganization(who, (ctx) => listSlaPolicies(ctx, { limit: 10 }))
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    conditions: { routes: ['safety_compliance'] },
    targetsBy: 'severity',
    targets: { first: { urgent: 15, high: 120, normal: 1_440 } },
    active: true,
  })
})
