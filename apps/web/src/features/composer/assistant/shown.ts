import type { Writing } from '../useDraft.ts'

type State = { waiting: boolean; writing: Writing }

/** What the card holds: the draft, the text that is being written, or a place for the text to come. */
export function shownIn({
  waiting,
  writing,
}: State): { kind: 'draft' | 'place' } | { kind: 'text'; text: string } {
  if (writing && writing.text.trim() !== '') return { kind: 'text', text: writing.text }
  return { kind: waiting || writing ? 'place' : 'draft' }
}
