import type { Figures } from './api.ts'

/** A share between 0 and 1; null where there is nothing to share. */
const shareOf = (part: number, rest: number): number | null =>
  part + rest === 0 ? null : part / (part + rest)

/** `38 min`, `4 h 10 min`, `2 d 3 h`; a dash where nothing was measured. */
export function lengthWords(seconds: number | null): string {
  if (seconds === null) return '–'
  if (seconds < 60) return 'under 1 min'
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return joined(hours, 'h', minutes % 60, 'min')
  const wholeHours = Math.round(minutes / 60)
  return joined(Math.floor(wholeHours / 24), 'd', wholeHours % 24, 'h')
}

function joined(great: number, unit: string, small: number, lesser: string): string {
  return small === 0 ? `${great} ${unit}` : `${great} ${unit} ${small} ${lesser}`
}

function percentWords(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

const countWords = (count: number | null) => (count === null ? '–' : count.toLocaleString('en'))
const moneyWords = (micros: number | null) => (micros === null ? '–' : `$${(micros / 1_000_000).toFixed(2)}`)

export type Measure = {
  name: string
  /** what it means, where that is not plain */
  about: string
  of: (figures: Figures) => number | null
  words: (value: number | null) => string
  /** whether more of it is good; null where it is neither */
  good: boolean | null
  /** compared as a difference of shares, not as a part of what was before */
  share?: boolean
}

const count = { words: countWords, good: null }
const share = { words: percentWords, good: true, share: true }
const length = { words: lengthWords, good: false }

/** What a report shows, in its order. */
export const measures = {
  opened: {
    ...count,
    name: 'Opened',
    about: 'Conversations whose first message came that day',
    of: (f) => f.opened,
  },
  resolved: {
    ...count,
    name: 'Resolved',
    about: 'Resolved or closed, also after a reopen',
    of: (f) => f.resolved,
  },
  replies: {
    ...count,
    name: 'Replies',
    about: 'By people, workflows and the assistant alone',
    of: (f) => f.repliesByPeople + f.repliesAlone,
  },
  firstResponse: {
    ...length,
    name: 'First response',
    about: 'Half were answered sooner; business time where an SLA policy counts it',
    of: (f) => f.firstResponse.p50,
  },
  resolution: {
    ...length,
    name: 'Resolution',
    about: 'Half were resolved sooner, the first time',
    of: (f) => f.resolution.p50,
  },
  sla: {
    ...share,
    name: 'SLA kept',
    about: 'Of the promises that began that day and are settled',
    of: (f) => shareOf(f.slaMet, f.slaBreached),
  },
  csat: {
    ...share,
    name: 'Satisfied',
    about: 'Answers of 4 or 5 out of 5',
    of: (f) => shareOf(f.csatGood, f.csatAnswers - f.csatGood),
  },
  assistant: {
    ...share,
    name: 'With the assistant',
    about: 'Replies it sent alone, or that went out as its draft, edited or not',
    of: (f) => {
      const replies = f.repliesByPeople + f.repliesAlone
      const drafted = Math.min(replies, f.repliesAlone + f.draftsUnchanged + f.draftsEdited)
      return replies === 0 ? null : drafted / replies
    },
  },
  cost: {
    words: moneyWords,
    good: null,
    name: 'Model cost',
    about: 'Paid to providers',
    of: (f) => (f.aiCalls === 0 ? null : f.aiCostMicros),
  },
} as const satisfies Record<string, Measure>

export type Change = { words: string; tone: 'good' | 'bad' | 'even' }

/** How a value stands to the one of the period before; null where one of them is missing. */
export function changeOf(
  { good, share: asShare = false }: Measure,
  now: number | null,
  before: number | null,
): Change | null {
  if (now === null || before === null) return null
  if (!asShare && before === 0) return null
  const change = asShare ? now - before : now / before - 1
  const points = Math.round(Math.abs(change) * 100)
  if (points === 0) return { words: 'unchanged', tone: 'even' }
  const words = `${change > 0 ? '+' : '−'}${points} ${asShare ? 'points' : '%'}`
  return { words, tone: good === null ? 'even' : change > 0 === good ? 'good' : 'bad' }
}
