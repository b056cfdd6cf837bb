import type { CategoryRung, Mode } from './api.ts'

/** The rungs, lowest first: what each is called, and what the assistant does there. */
export const rungs: readonly { mode: Mode; name: string; about: string }[] = [
  { mode: 'off', name: 'Off', about: 'It writes a draft only when somebody asks for one.' },
  {
    mode: 'shadow',
    name: 'Shadow',
    about: 'It writes in the background and is compared with what you send.',
  },
  { mode: 'suggest', name: 'Suggest', about: 'Its draft lies beside the composer; a person sends.' },
  {
    mode: 'send_with_undo',
    name: 'Send with undo',
    about: 'It answers after ten minutes unless you stop it.',
  },
  { mode: 'auto', name: 'Automatic', about: 'It answers at once. Whoever writes back reaches a person.' },
]

export function nameOf(mode: Mode): string {
  return rungs.find((rung) => rung.mode === mode)?.name ?? mode
}

export function actsAlone(mode: Mode): boolean {
  return mode === 'send_with_undo' || mode === 'auto'
}

/** A share as people read it; one that is nearly all is never rounded to all. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  return `${rounded === 100 && share < 1 ? 99 : rounded} %`
}

/** What is known of the drafts of a category, in a sentence. */
export function provedBy({ reviewed, precision, low, high }: CategoryRung): string {
  if (precision === null) return 'No reviewed draft yet'
  return `${percent(precision)} good of ${reviewed}, surely between ${percent(low)} and ${percent(high)}`
}

/** What is missing before the assistant may act alone; empty when nothing is. */
export function missingFor({ mode, reviewed, leastReviewed, low, bar, offered }: CategoryRung): string {
  if (offered !== null || mode === 'auto') return ''
  if (reviewed < leastReviewed) {
    const more = leastReviewed - reviewed
    return `${more} more reviewed ${more === 1 ? 'draft' : 'drafts'} until it can be judged`
  }
  return low < bar ? `Its lower bound of ${percent(low)} is below your bar of ${percent(bar)}` : ''
}
