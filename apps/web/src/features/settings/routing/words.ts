import type { TeamRules } from './api.ts'

export const methodChoices = [
  { value: 'least_loaded', label: 'Whoever has the most room left' },
  { value: 'round_robin', label: 'One after the other' },
] as const satisfies { value: TeamRules['method']; label: string }[]

export const languageChoices = [
  { value: 'preferred', label: 'Those who speak it first, then the others' },
  { value: 'required', label: 'Only those who speak it' },
  { value: 'ignored', label: 'It does not matter' },
] as const satisfies { value: TeamRules['languageRule']; label: string }[]

/** A team's rules as one sentence. */
export function rulesSentence(rules: TeamRules): string {
  if (!rules.automatic) return 'People assign by hand'
  const method = rules.method === 'round_robin' ? 'One after the other' : 'Least loaded first'
  const parts = [
    rules.languageRule === 'required' && 'only in their language',
    rules.stickyDays > 0 && 'back to who answered last',
    rules.returnAfterMinutes !== null && `returned after ${span(rules.returnAfterMinutes)} away`,
  ]
  return [method, ...parts.filter((part) => part !== false)].join(', ')
}

/** Minutes as people say them: `45 min`, `2 h`, `1 h 30 min`, `3 d`. */
export function span(minutes: number): string {
  const rounded = Math.round(minutes)
  if (rounded >= 1_440 && rounded % 1_440 === 0) return `${rounded / 1_440} d`
  const [hours, rest] = [Math.floor(rounded / 60), rounded % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** A load in conversations; halves are written out. */
export function loadWords(load: number, capacity: number): string {
  return `${Math.round(load * 10) / 10} of ${capacity}`
}
