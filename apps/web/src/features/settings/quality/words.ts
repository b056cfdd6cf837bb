import type { Tone } from '../../../ui/ToneChip.tsx'
import type { Label, Performance, Share, Week } from './api.ts'

type Drift = Week['drift']
type Verdict = Drift['verdict']

/** A share as people read it; what is nearly all or nearly nothing is never rounded to it. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  if (rounded === 100 && share < 1) return '99 %'
  return rounded === 0 && share > 0 ? '1 %' : `${rounded} %`
}

/** "71 %, surely between 67 % and 74 %"; a dash where nothing is known. */
export function shareWords({ share, low, high }: Share): string {
  return share === null ? '–' : `${percent(share)}, surely between ${percent(low)} and ${percent(high)}`
}

export function nameOf(label: Label): string {
  return label?.name ?? 'No category'
}

const dayMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A week by its Monday: "16 Nov". */
export function weekName(start: string): string {
  return dayMonth.format(new Date(`${start}T00:00:00Z`))
}

/** Milliseconds with as many digits as say something: "1.4 ms", "240 ms", "1.4 s". */
export function milliseconds(ms: number | null): string {
  if (ms === null) return '–'
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`
  return ms < 10 ? `${Number(ms.toFixed(1))} ms` : `${Math.round(ms)} ms`
}

/** What all weeks together say, in a sentence or two. */
export function overallWords({ judged, reviewed, right, accuracy }: Performance['overall']): string {
  if (reviewed === 0)
    return `${messages(judged)} judged, and none of them reviewed yet. Answer, resolve or correct some of them.`
  const open = judged - reviewed
  const waiting = open === 0 ? '' : ` ${open.toLocaleString('en')} more wait for a review.`
  return `The category of ${right.toLocaleString('en')} of ${messages(reviewed)} stood: ${shareWords(accuracy)}.${waiting}`
}

/** What a column of the chart says of its week. */
export function weekWords({ start, judged, reviewed, accuracy }: Week): string {
  const week = `Week of ${weekName(start)}`
  if (judged === 0) return `${week}: no messages`
  if (reviewed === 0) return `${week}: ${judged} judged, none reviewed`
  return `${week}: ${shareWords(accuracy)}, of ${reviewed} reviewed and ${judged} judged`
}

export const verdicts: Record<Verdict, { label: string; tone: Tone }> = {
  steady: { label: 'Steady', tone: 'calm' },
  shifting: { label: 'Shifting', tone: 'warn' },
  changed: { label: 'Changed', tone: 'late' },
  too_few: { label: 'Too few to say', tone: 'neutral' },
}

/** Why a week is called what it is called. */
export function driftWords({ verdict, categories, confidence, moved, reference }: Drift): string {
  if (verdict === 'too_few')
    return `It takes 30 judgements in the week and 60 in the four weeks before; there were ${reference} before.`
  if (verdict === 'steady') return 'Nothing that chance would not explain.'
  const parts = [
    ...(isOff(categories)
      ? moved.map(({ category, before, now }) => `${nameOf(category)} ${percent(before)} → ${percent(now)}`)
      : []),
    ...(isOff(confidence) ? ['it is differently sure of itself'] : []),
  ]
  return `${parts.join(', ')}.`
}

/** The two indices behind the verdict, for those who want them. */
export function indexWords({ categories, confidence }: Drift): string {
  const one = (name: string, { index, chance }: Drift['categories']) =>
    index === null || chance === null
      ? []
      : [`${name} ${index.toFixed(2)} (chance: up to ${chance.toFixed(2)})`]
  return [...one('categories', categories), ...one('confidence', confidence)].join(', ')
}

function isOff({ verdict }: Drift['categories']): boolean {
  return verdict === 'shifting' || verdict === 'changed'
}

function messages(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'}`
}
