import { detectLanguage } from '../local/language.ts'
import type { UnmetWish, Wishes } from './wishes.ts'

const SURE = 0.7

/** What can be told from the text itself: whether it is in the wanted language, and as long as was wished. */
export function unmetWishes(wishes: Wishes, text: string, earlier: string | undefined): UnmetWish[] {
  return [...ofLanguage(wishes, text), ...ofLength(wishes, text, earlier)]
}

/** What sentences taken from articles word for word cannot do. */
export function unmetLocally({ tone, instruction, keepText }: Wishes): UnmetWish[] {
  const unmet: (UnmetWish | false)[] = [
    tone !== undefined && {
      wish: 'tone',
      reason: 'Only greeting and closing were changed: the sentences between are those of your articles.',
    },
    instruction !== undefined && {
      wish: 'instruction',
      reason: 'Following an instruction needs a provider; without one, drafts quote your articles.',
    },
    keepText === true && {
      wish: 'keepText',
      reason: 'Rewriting a text needs a provider; this draft was put together anew from your articles.',
    },
  ]
  return unmet.filter((each) => each !== false)
}

function ofLanguage({ language }: Wishes, text: string): UnmetWish[] {
  if (language === undefined) return []
  const found = detectLanguage(text)
  if (found.language === language || found.language === 'und' || found.confidence < SURE) return []
  return [{ wish: 'language', reason: `It is in another language than asked for: ${found.language}.` }]
}

function ofLength({ length }: Wishes, text: string, earlier: string | undefined): UnmetWish[] {
  if (earlier === undefined || length === undefined || length === 'same') return []
  const met = length === 'shorter' ? text.length < earlier.length : text.length > earlier.length
  return met ? [] : [{ wish: 'length', reason: `It is not ${length} than the draft before.` }]
}
