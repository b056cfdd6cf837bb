import { foldAccents } from '../text/fold.ts'

const LONGEST_TEXT = 8_000

const REPLACEMENTS: [RegExp, string][] = [
  [/\bhttps?:\/\/[^\s<>"']{1,400}|\bwww\.[^\s<>"']{1,400}/g, ' zzurl '],
  [/[^\s@<>"'()]{1,64}@[^\s@<>"'()]{1,190}/g, ' zzmail '],
  [/\d[\d.,]{2,30}/g, ' 000 '],
]

/**
 * Lower case, compatibility forms folded, Latin accents removed, addresses and long numbers replaced by one
 * word each. Only the first 8,000 characters count, so that a huge mail costs no more than a long one.
 */
export function normalizeText(text: string): string {
  let plain = foldAccents(text.slice(0, LONGEST_TEXT).toLowerCase())
  for (const [pattern, word] of REPLACEMENTS) plain = plain.replace(pattern, word)
  return plain
}
