import type { Start } from './api.ts'

type Said = { words: string; variant: 'info' | 'warning' | 'error' }

const longest = 240

/** What became of a workflow that somebody started, as one line; null while it is still to be seen. */
export function startWords({ state, workflow: { name }, effects, reason }: Start): Said | null {
  switch (state) {
    case 'waiting_to_begin':
    case 'running':
      return null
    case 'passed_over':
    case 'skipped':
      return { words: `“${name}” did not run: ${reason}.`, variant: 'warning' }
    case 'failed':
      return { words: cut(`“${name}” stopped: ${reason || 'a step failed'}`), variant: 'error' }
    case 'cancelled':
      return { words: `“${name}” was ended: ${reason}.`, variant: 'warning' }
    case 'waiting':
      return { words: cut(`${done(name, effects)}. It goes on later.`), variant: 'info' }
    case 'done':
      return { words: cut(done(name, effects)), variant: 'info' }
  }
}

function done(name: string, effects: string[]): string {
  return effects.length === 0 ? `“${name}” ran` : `“${name}” ran: ${effects.join(' · ')}`
}

function cut(words: string): string {
  return words.length > longest ? `${words.slice(0, longest)}…` : words
}
