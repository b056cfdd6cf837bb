import type { Tone } from '../../../ui/ToneChip.tsx'

/** The colour of a rating from 1 to 5. */
export function toneOf(rating: number): Tone {
  if (rating >= 4) return 'calm'
  return rating === 3 ? 'neutral' : 'late'
}
