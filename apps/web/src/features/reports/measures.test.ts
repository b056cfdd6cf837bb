import { expect, test } from 'vitest'
import type { Figures, Report } from './api.ts'
import { csvOf } from './csv.ts'
import { changeOf, lengthWords, measures } from './measures.ts'

const none = { count: 0, mean: null, p50: null, p90: null }
const figures: Figures = {
  opened: 4,
  resolved: 3,
  reopened: 0,
  messagesIn: 6,
  repliesByPeople: 3,
  repliesAlone: 1,
  notes: 0,
  slaMet: 9,
  slaBreached: 1,
  csatAnswers: 0,
  csatGood: 0,
  csatBad: 0,
  aiCalls: 2,
  aiCostMicros: 1_250_000,
  draftsOffered: 3,
  draftsUnchanged: 1,
  draftsEdited: 1,
  draftsDismissed: 1,
  firstResponse: { count: 3, mean: 400.4, p50: 300, p90: 900 },
  resolution: none,
}

test('lengths of time are said as people do', () => {
  expect([null, 20, 60, 2_280, 3_600, 15_000, 86_400, 183_600].map(lengthWords)).toEqual([
    '–',
    'under 1 min',
    '1 min',
    '38 min',
    '1 h',
    '4 h 10 min',
    '1 d',
    '2 d 3 h',
  ])
})

test('shares are of what there is, and nothing is said where there is nothing', () => {
  expect(measures.sla.of(figures)).toBe(0.9)
  expect(measures.csat.of(figures)).toBeNull()
  expect(measures.assistant.of(figures)).toBe(0.75)
  expect(measures.assistant.of({ ...figures, repliesByPeople: 0, repliesAlone: 0 })).toBeNull()
})

test('a change says which way, and whether that is good', () => {
  expect(changeOf(measures.opened, 112, 100)).toEqual({ words: '+12 %', tone: 'even' })
  expect(changeOf(measures.firstResponse, 50, 100)).toEqual({ words: '−50 %', tone: 'good' })
  expect(changeOf(measures.sla, 0.85, 0.9)).toEqual({ words: '−5 points', tone: 'bad' })
  expect(changeOf(measures.sla, 0.9, 0.9)).toEqual({ words: 'unchanged', tone: 'even' })
  expect(changeOf(measures.opened, 3, 0)).toBeNull()
  expect(changeOf(measures.csat, 1, null)).toBeNull()
})

test('the file holds what is shown, and no name of it becomes a formula', () => {
  const report: Pick<Report, 'days' | 'groups'> = {
    days: [{ day: '2026-11-20', ...figures }],
    groups: [{ key: 'x', name: '=HYPERLINK("x")', ...figures }],
  }
  const [head, day, group] = csvOf(report, ({ name }) => name ?? '').split('\r\n')
  expect(head?.split(',').slice(0, 4)).toEqual(['kind', 'name', 'opened', 'resolved'])
  expect(day?.startsWith('day,2026-11-20,4,3,0,6,3,1,0,300,900,400,,,,9,1,')).toBe(true)
  expect(day?.endsWith(',1.25')).toBe(true)
  expect(group?.startsWith('group,"\'=HYPERLINK(""x"")",4,')).toBe(true)
})
