/** What is counted for a day, in all and for each mailbox, team, member, category and channel. */
export const counters = [
  'opened',
  'resolved',
  'reopened',
  'messagesIn',
  'repliesByPeople',
  'repliesAlone',
  'notes',
  'slaMet',
  'slaBreached',
  'csatAnswers',
  'csatGood',
  'csatBad',
  'aiCalls',
  'aiCostMicros',
  'draftsOffered',
  'draftsUnchanged',
  'draftsEdited',
  'draftsDismissed',
] as const
export type Counter = (typeof counters)[number]
export type Counts = Record<Counter, number>

export const dimensions = ['all', 'mailbox', 'team', 'member', 'category', 'channel'] as const
export type Dimension = (typeof dimensions)[number]

export function noCounts(): Counts {
  return Object.fromEntries(counters.map((counter) => [counter, 0])) as Counts
}

export function addCounts(one: Counts, other: Counts): Counts {
  return Object.fromEntries(counters.map((counter) => [counter, one[counter] + other[counter]])) as Counts
}
