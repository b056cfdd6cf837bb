import { languageName } from '../inbox/list/chips.ts'
import { loadWords } from '../settings/routing/words.ts'
import type { Candidates } from './routing-api.ts'

type Candidate = Candidates[number]

const verdicts: Record<Candidate['verdict'], (one: Candidate) => string> = {
  picked: (one) => `picked, ${loadWords(one.load, one.capacity)} taken`,
  suitable: (one) => `could take it, ${loadWords(one.load, one.capacity)} taken`,
  offline: () => 'is offline',
  away: () => 'is away',
  outside_hours: () => 'does not work at this hour',
  lacks_skill: ({ missing }) => `does not know enough of ${missing ?? 'what it takes'}`,
  lacks_language: ({ missing }) => `does not speak ${missing ? languageName(missing) : 'the language'}`,
  full: (one) => `has no room, ${loadWords(one.load, one.capacity)} taken`,
}

/** What was found about somebody. */
export function verdictWords(one: Candidate): string {
  return verdicts[one.verdict](one)
}
