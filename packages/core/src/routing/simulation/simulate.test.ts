import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Arrival, type SimulatedMember, simulate } from './simulate.ts'

const from = Date.UTC(2026, 5, 1)
const minute = 60_000
const day = 24 * 60 * minute

const member = (name: string, fields: Partial<SimulatedMember> = {}): SimulatedMember => ({
  id: name.toLowerCase(),
  name,
  skills: {},
  languages: [],
  capacity: 8,
  hours: [],
  timeZone: 'UTC',
  ...fields,
})
const arrival = (minutes: number, fields: Partial<Arrival> = {}): Arrival => ({
  at: from + minutes * minute,
  needs: { skills: [], language: null, weight: 1 },
  handlingMinutes: 10,
  ...fields,
})
const play = (arrivals: Arrival[], members: SimulatedMember[], until = from + day) =>
  simulate({ arrivals, members, method: 'least_loaded', languageRule: 'preferred', from, until })

test('one member works on one after the other', () => {
  const { wait, members } = play([arrival(0), arrival(0), arrival(0)], [member('Ana')])
  expect(wait).toEqual({ p50: 10, p90: 20, p95: 20, p99: 20, longest: 20 })
  expect(members).toEqual([
    { id: 'ana', name: 'Ana', conversations: 3, workedMinutes: 30, openMinutes: 1440 },
  ])
})

test('nobody begins before their hours, and what came before waits for them', () => {
  const hours = [{ day: 1, from: '09:00', to: '17:00' }]
  const { wait, hours: byHour } = play([arrival(8 * 60)], [member('Ana', { hours })])
  expect(wait?.longest).toBe(60)
  expect(byHour.map(({ waiting }) => waiting).slice(7, 10)).toEqual([0, 1, 0])
  expect(byHour[8]).toMatchObject({ arrived: 1 })
})

test('the urgent are begun before the others', () => {
  const urgent = arrival(1, { needs: { skills: [], language: null, weight: 2 } })
  const { wait } = play([arrival(0), arrival(0), urgent], [member('Ana', { capacity: 10 })])
  expect(wait).toMatchObject({ p50: 9, longest: 20 })
})

test('what nobody has the skill for is never begun', () => {
  const billing = { id: 'b', name: 'Billing', level: 3 }
  const asks = arrival(0, { needs: { skills: [billing], language: null, weight: 1 } })
  const { arrived, begun } = play([asks, arrival(5)], [member('Ana')])
  expect([arrived, begun]).toEqual([2, 1])
})

const arrivals = fc.array(fc.record({ minutes: fc.nat(1_400), handling: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 80,
})

test('nothing is lost or begun twice, and nobody works more than one thing at a time', () => {
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 5 }), (list, size) => {
      const coming = list.map(({ minutes, handling }) => arrival(minutes, { handlingMinutes: handling }))
      const team = Array.from({ length: size }, (_, at) => member(`M${at}`, { capacity: 3 }))
      const result = play(coming, team, from + 10 * day)
      expect(result.begun).toBe(coming.length)
      const total = result.members.reduce((sum, one) => sum + one.conversations, 0)
      expect(total).toBe(coming.length)
      const worked = result.members.reduce((sum, one) => sum + one.workedMinutes, 0)
      expect(worked).toBe(list.reduce((sum, { handling }) => sum + handling, 0))
      expect(result.hours.reduce((sum, one) => sum + one.arrived, 0)).toBe(coming.length)
      expect(result.hours.at(-1)?.waiting).toBe(0)
    }),
    { numRuns: 100 },
  )
})

test('more members never make the longest wait longer', () => {
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 1, max: 4 }), (list, size) => {
      const coming = list.map(({ minutes }) => arrival(minutes))
      const longest = (count: number) =>
        play(
          coming,
          Array.from({ length: count }, (_, at) => member(`M${at}`, { capacity: 1 })),
          from + 10 * day,
        ).wait?.longest ?? 0
      expect(longest(size + 1)).toBeLessThanOrEqual(longest(size))
    }),
    { numRuns: 100 },
  )
})
