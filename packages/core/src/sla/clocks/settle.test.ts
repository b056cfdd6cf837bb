import { expect, test } from 'vitest'
import type { ActivePolicy, Clock } from './clock.ts'
import { stateOf } from './clock.ts'
import { type ClockFacts, settle } from './settle.ts'

const at = (time: string) => new Date(`2026-06-01T${time}:00Z`)
const each = (minutes: number | null) => ({ low: minutes, normal: minutes, high: minutes, urgent: minutes })

function policy(
  id: string,
  change: Partial<ActivePolicy['terms']> = {},
  conditions: ActivePolicy['conditions'] = {},
): ActivePolicy {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }))
  return {
    id,
    conditions,
    activeSince: at('00:00'),
    terms: {
      policyName: id,
      calendarName: 'always',
      calendar: { timeZone: 'UTC', hours, holidays: [] },
      targetsBy: 'priority',
      targets: { first: { ...each(60), urgent: 15 }, next: each(30), resolution: each(240) },
      nearPercent: 50,
      pauses: ['pending', 'answered', 'snoozed'],
      ...change,
    },
  }
}

const standard = policy('standard')
const asks: ClockFacts = {
  status: 'open',
  spam: false,
  merged: false,
  snoozed: false,
  waitingSince: at('09:00'),
  resolvedAt: null,
  answered: false,
  createdAt: at('09:00'),
  priority: 'normal',
  severity: null,
  route: null,
  categoryId: null,
  teamId: null,
  mailboxId: 'mailbox',
  tags: [],
  language: null,
  pinnedPolicyId: null,
}

/** Settles again and again, and answers the clocks by kind with everything that was told. */
function follow(steps: [string, Partial<ClockFacts>, ActivePolicy[]?][]) {
  let clocks: Clock[] = []
  let facts = asks
  const told: string[] = []
  for (const [time, change, policies = [standard]] of steps) {
    facts = { ...facts, ...change }
    const { changed, tellings } = settle(facts, clocks, policies, at(time))
    clocks = [...clocks.filter(({ id }) => !changed.some((one) => one.id === id)), ...changed]
    told.push(...tellings.map(({ clock, what }) => `${time} ${clock.kind} ${what}`))
    expect(settle(facts, clocks, policies, at(time))).toEqual({ changed: [], tellings: [] })
  }
  const only = (kind: string) => clocks.filter((clock) => clock.kind === kind)
  const shown = (kind: string, now: string) =>
    only(kind).map((clock) => [stateOf(clock, at(now)), clock.dueAt?.toISOString().slice(11, 16) ?? null])
  return { told, shown, only }
}

test('a message starts the clocks of the first answer and of the end', () => {
  const { shown } = follow([['09:00', {}]])
  expect([shown('first', '09:00'), shown('next', '09:00'), shown('resolution', '09:00')]).toEqual([
    [['ok', '10:00']],
    [],
    [['ok', '13:00']],
  ])
})

test('our answer meets the wait and stops the time; the next message starts another wait', () => {
  const { shown, told } = follow([
    ['09:00', {}],
    ['09:20', { waitingSince: null, answered: true }],
    ['10:20', { waitingSince: at('10:20') }],
  ])
  expect(shown('first', '10:20')).toEqual([['met', '10:00']])
  expect(shown('next', '10:20')).toEqual([['ok', '10:50']])
  expect(shown('resolution', '10:20')).toEqual([['ok', '14:00']])
  expect(told).toEqual([])
})

test('nearness and breach are told once each, and a breach that was overslept without the warning', () => {
  expect(
    follow([
      ['09:00', {}],
      ['09:31', {}],
      ['09:40', {}],
      ['10:00', {}],
      ['10:30', {}],
    ]).told,
  ).toEqual(['09:31 first near', '10:00 first breached'])
  expect(
    follow([
      ['09:00', {}],
      ['10:30', {}],
    ]).told,
  ).toEqual(['10:30 first breached'])
})

test('an answer after the deadline is a breach even where nobody had looked in between', () => {
  const { told, shown } = follow([
    ['09:00', {}],
    ['10:01', { waitingSince: null, answered: true }],
    ['10:30', {}],
  ])
  expect(told).toEqual(['10:01 first breached'])
  expect(shown('first', '10:30')).toEqual([['breached', '10:00']])
})

test('an answer taken back was none: the wait goes on as if there had been no answer', () => {
  const { shown } = follow([
    ['09:00', {}],
    ['09:20', { waitingSince: null, answered: true }],
    ['09:21', { waitingSince: at('09:00'), answered: false }],
  ])
  expect(shown('first', '09:21')).toEqual([['ok', '10:00']])
  expect(shown('next', '09:21')).toEqual([])
})

test.each(['pending', 'snoozed'] as const)(
  'while %s the time stands still where the policy says so',
  (reason) => {
    const still = reason === 'pending' ? { status: 'pending' as const } : { snoozed: true }
    const going = { status: 'open' as const, snoozed: false }
    const paused = follow([
      ['09:00', {}],
      ['09:10', still],
      ['11:00', {}],
    ])
    expect(paused.shown('first', '11:00')).toEqual([['paused', null]])
    expect(paused.told).toEqual([])
    expect(
      follow([
        ['09:00', {}],
        ['09:10', still],
        ['11:00', going],
      ]).shown('first', '11:00'),
    ).toEqual([['ok', '11:50']])
    const strict = [policy('strict', { pauses: [] })]
    expect(
      follow([
        ['09:00', {}, strict],
        ['09:10', still, strict],
      ]).shown('first', '09:10'),
    ).toEqual([['ok', '10:00']])
  },
)

test('a promise that is broken stays so when it is paused afterwards', () => {
  const { shown, told } = follow([
    ['09:00', {}],
    ['10:05', { status: 'pending' }],
    ['12:00', {}],
  ])
  expect(shown('first', '12:00')).toEqual([['breached', '10:00']])
  expect(told).toEqual(['10:05 first breached'])
})

test('resolving meets everything; reopening takes the time in between out', () => {
  const resolved = { status: 'resolved' as const, waitingSince: null, resolvedAt: at('09:30') }
  const { shown } = follow([
    ['09:00', {}],
    ['09:30', resolved],
  ])
  expect([...shown('first', '09:30'), ...shown('resolution', '09:30')]).toEqual([
    ['met', '10:00'],
    ['met', '13:00'],
  ])
  const reopened = follow([
    ['09:00', {}],
    ['09:30', resolved],
    ['10:30', { status: 'open', waitingSince: at('10:30'), resolvedAt: null }],
  ])
  expect(reopened.shown('resolution', '10:30')).toEqual([['ok', '14:00']])
  expect(reopened.shown('next', '10:30')).toEqual([['ok', '11:00']])
})

test('a policy that fits better applies from the start of the wait, and is told of anew', () => {
  const urgent = policy(
    'urgent',
    { targets: { first: each(40), next: each(5), resolution: each(null) } },
    { severities: ['urgent'] },
  )
  const both = [urgent, standard]
  const { shown, told } = follow([
    ['09:00', {}, both],
    ['09:35', {}, both],
    ['09:36', { severity: 'urgent' }, both],
    ['09:41', {}, both],
  ])
  expect(shown('first', '09:41')).toEqual([['breached', '09:40']])
  expect(shown('resolution', '09:41')).toEqual([['stopped', '13:00']])
  expect(told).toEqual(['09:35 first near', '09:41 first breached'])
})

test('the targets go by the priority, or by the severity where the policy says so', () => {
  expect(follow([['09:00', { priority: 'urgent' }]]).shown('first', '09:00')).toEqual([['ok', '09:15']])
  const judged = [policy('judged', { targetsBy: 'severity' })]
  expect(follow([['09:00', { severity: 'urgent' }, judged]]).shown('first', '09:00')).toEqual([
    ['ok', '09:15'],
  ])
  expect(
    follow([
      ['09:00', {}],
      ['09:05', { priority: 'urgent' }],
    ]).shown('first', '09:05'),
  ).toEqual([['ok', '09:15']])
})

test('a running clock keeps the terms it began with when its policy is edited', () => {
  const edited = policy('standard', { targets: { first: each(5), next: each(5), resolution: each(5) } })
  expect(
    follow([
      ['09:00', {}],
      ['09:10', {}, [edited]],
    ]).shown('first', '09:10'),
  ).toEqual([['ok', '10:00']])
})

test('spam, a merge and the end of all policies stop the clocks; not being spam starts them where they were', () => {
  for (const gone of [{ spam: true }, { merged: true }])
    expect(
      follow([
        ['09:00', {}],
        ['09:10', gone],
        ['12:00', {}],
      ]).shown('first', '12:00'),
    ).toEqual([['stopped', '10:00']])
  expect(
    follow([
      ['09:00', {}],
      ['09:10', {}, []],
    ]).shown('first', '09:10'),
  ).toEqual([['stopped', '10:00']])
  expect(
    follow([
      ['09:00', {}],
      ['09:10', { spam: true }],
      ['09:20', { spam: false }],
    ]).shown('first', '09:20'),
  ).toEqual([['ok', '10:00']])
})

test('nothing is promised in hindsight: not before the policy was on, nor for mail that was read for the record', () => {
  const late = { ...standard, activeSince: at('09:30') }
  expect(follow([['09:40', {}, [late]]]).only('first')).toEqual([])
  const old = { waitingSince: new Date('2026-06-01T00:30:00Z'), createdAt: new Date('2026-06-05T09:00:00Z') }
  expect(follow([['09:00', old]]).only('first')).toEqual([])
})

test('a policy set for a conversation applies whatever its conditions', () => {
  const gold = policy(
    'gold',
    { targets: { first: each(5), next: each(5), resolution: each(5) } },
    { tags: ['gold'] },
  )
  const both = [gold, standard]
  expect(follow([['09:00', {}, both]]).shown('first', '09:00')).toEqual([['ok', '10:00']])
  expect(follow([['09:00', { pinnedPolicyId: 'gold' }, both]]).shown('first', '09:00')).toEqual([
    ['ok', '09:05'],
  ])
  expect(follow([['09:00', { tags: ['gold'] }, both]]).shown('first', '09:00')).toEqual([['ok', '09:05']])
})
