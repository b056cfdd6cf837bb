import type { Pick } from './pick-member.ts'

/** Why this member, in a few words for the timeline: `German, least loaded 3 of 8`. */
export function describePick(pick: Pick): string {
  const chosen = pick.candidates.find(({ verdict }) => verdict === 'picked')
  if (!chosen || pick.grounds === null) return ''
  const { load, capacity } = chosen
  const words = {
    last_agent: 'answered this contact last',
    only_one: 'the only one who can take it',
    round_robin: 'next in turn',
    least_loaded: `least loaded ${amount(load)} of ${amount(capacity)}`,
  }
  const language = pick.language === null ? [] : [nameOfLanguage(pick.language)]
  const waived = pick.waived ? ['waited long enough for somebody with the skills'] : []
  return [...language, ...pick.skills, words[pick.grounds], ...waived].join(', ')
}

/** A language by its English name; the code itself where there is none. */
export function nameOfLanguage(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function amount(value: number): string {
  return String(Math.round(value * 10) / 10)
}
