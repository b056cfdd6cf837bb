import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describePick } from './describe-pick.ts'
import { type Candidate, type Needs, type PickRules, pickMember } from './pick-member.ts'

const member = (name: string, fields: Partial<Candidate> = {}): Candidate => ({
  id: name.toLowerCase(),
  name,
  presence: 'online',
  atWork: true,
  skills: {},
  languages: [],
  load: 0,
  capacity: 8,
  lastTurn: null,
  ...fields,
})
const plain: Needs = { skills: [], language: null, weight: 1 }
const leastLoaded: PickRules = { method: 'least_loaded', languageRule: 'preferred', lastAgentId: null }
const inTurn: PickRules = { ...leastLoaded, method: 'round_robin' }
const billing = { id: 'billing', name: 'Billing', level: 3 }

test('a Spanish question about billing goes to who has both, and says so', () => {
  const team = [
    member('Ana', { skills: { billing: 4 }, languages: ['es'], load: 3 }),
    member('Ben', { skills: { billing: 5 }, load: 0 }),
    member('Eva', { skills: { billing: 2 }, languages: ['es'], load: 0 }),
    member('Ida', { skills: { billing: 3 }, languages: ['es', 'en'], load: 5 }),
  ]
  const pick = pickMember({ skills: [billing], language: 'es', weight: 1 }, team, leastLoaded)
  expect(pick.memberId).toBe('ana')
  expect(describePick(pick)).toBe('Spanish, Billing, least loaded 3 of 8')
  expect(pick.candidates.map(({ verdict, missing }) => [verdict, missing])).toEqual([
    ['picked', null],
    ['lacks_language', 'es'],
    ['lacks_skill', 'Billing'],
    ['suitable', null],
  ])
})

test.each([
  ['offline', { presence: 'offline' }],
  ['away', { presence: 'away' }],
  ['outside_hours', { atWork: false }],
  ['full', { load: 7.5 }],
  ['lacks_skill', { skills: { billing: 2 } }],
] as const)('a member who is %s is not picked, and the reason is told', (verdict, fields) => {
  const one = member('Ana', { skills: { billing: 3 }, ...fields })
  const pick = pickMember({ ...plain, skills: [billing] }, [one], leastLoaded)
  expect(pick.memberId).toBeNull()
  expect(pick.candidates[0]?.verdict).toBe(verdict)
  expect(describePick(pick)).toBe('')
})

test('a language nobody there speaks keeps a conversation waiting only where it is required', () => {
  const team = [member('Ana', { languages: ['en'] })]
  const needs = { ...plain, language: 'fi' }
  expect(pickMember(needs, team, leastLoaded).memberId).toBe('ana')
  expect(pickMember(needs, team, { ...leastLoaded, languageRule: 'required' }).memberId).toBeNull()
  expect(pickMember(needs, team, { ...leastLoaded, languageRule: 'ignored' }).memberId).toBe('ana')
})

test('who answered the contact last comes before others only while they can take it', () => {
  const team = [member('Ana', { load: 5 }), member('Ben')]
  const rules = { ...leastLoaded, lastAgentId: 'ana' }
  const pick = pickMember(plain, team, rules)
  expect([pick.memberId, describePick(pick)]).toEqual(['ana', 'answered this contact last'])
  const full = [member('Ana', { load: 8 }), member('Ben')]
  expect(pickMember(plain, full, rules).memberId).toBe('ben')
})

const candidate = fc.record({
  id: fc.uuid(),
  name: fc.constant('Ana'),
  presence: fc.constantFrom('online', 'online', 'away', 'offline'),
  atWork: fc.boolean(),
  skills: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 5 })),
  languages: fc.subarray(['de', 'en', 'es']),
  load: fc.integer({ min: 0, max: 24 }).map((halves) => halves / 2),
  capacity: fc.integer({ min: 1, max: 10 }),
  lastTurn: fc.option(fc.nat(50)),
})
const team = fc.uniqueArray(candidate, { maxLength: 8, selector: ({ id }) => id })
const skill = fc.record({
  id: fc.constantFrom('a', 'b'),
  name: fc.constant('A'),
  level: fc.integer({ min: 1, max: 5 }),
})
const needs = fc.record({
  skills: fc.uniqueArray(skill, { maxLength: 2, selector: ({ id }) => id }),
  language: fc.option(fc.constantFrom('de', 'en', 'es')),
  weight: fc.constantFrom(0.5, 1, 1.5, 2),
})
const method = fc.constantFrom('round_robin' as const, 'least_loaded' as const)
const languageRule = fc.constantFrom('required' as const, 'preferred' as const, 'ignored' as const)

test('nobody is ever picked who is unavailable, lacks something required or would be over capacity', () => {
  fc.assert(
    fc.property(team, needs, method, languageRule, fc.nat(9), (all, wanted, by, rule, at) => {
      const rules = { method: by, languageRule: rule, lastAgentId: all[at]?.id ?? null }
      const pick = pickMember(wanted, all, rules)
      const can = (one: Candidate) =>
        one.presence === 'online' &&
        one.atWork &&
        one.load + wanted.weight <= one.capacity &&
        wanted.skills.every(({ id, level }) => (one.skills[id] ?? 0) >= level) &&
        (rule !== 'required' || wanted.language === null || one.languages.includes(wanted.language))
      const chosen = all.find(({ id }) => id === pick.memberId)
      expect(chosen !== undefined).toBe(all.some(can))
      expect(chosen === undefined || can(chosen)).toBe(true)
      expect(pick.candidates.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
      const picked = pick.candidates.filter(({ verdict }) => verdict === 'picked')
      expect(picked.map(({ id }) => id)).toEqual(pick.memberId === null ? [] : [pick.memberId])
    }),
    { numRuns: 500 },
  )
})

test('the one picked as least loaded has no suitable other with a smaller share taken', () => {
  fc.assert(
    fc.property(team, needs, (all, wanted) => {
      const { candidates } = pickMember(wanted, all, leastLoaded)
      const share = ({ load, capacity }: { load: number; capacity: number }) => load / capacity
      const picked = candidates.find(({ verdict }) => verdict === 'picked')
      for (const other of candidates.filter(({ verdict }) => verdict === 'suitable')) {
        expect(share(other)).toBeGreaterThanOrEqual(picked ? share(picked) : Number.POSITIVE_INFINITY)
      }
    }),
    { numRuns: 300 },
  )
})

test('in turn, everybody who can gets as many as the others, give or take one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 }), (size, count) => {
      const all = Array.from({ length: size }, (_, at) => member(`M${at}`, { capacity: 100 }))
      const got = new Map(all.map(({ id }) => [id, 0]))
      let standing = all
      for (let turn = 1; turn <= count; turn += 1) {
        const { memberId } = pickMember(plain, standing, inTurn)
        got.set(memberId ?? '', (got.get(memberId ?? '') ?? 0) + 1)
        standing = standing.map((one) => (one.id === memberId ? { ...one, lastTurn: turn } : one))
      }
      const counts = [...got.values()]
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    }),
  )
})
