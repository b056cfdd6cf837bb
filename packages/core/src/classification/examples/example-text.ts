import { redact } from '@frontdesk/ai/redact'
import { storable } from '../../messages/storable.ts'

const longestExample = 4_000

/** A text as it is kept to learn from: without personal data, and no longer than what tells its category. */
export function exampleText(text: string): string {
  return redact(storable(text).slice(0, 2 * longestExample))
    .text.slice(0, longestExample)
    .toWellFormed()
    .trim()
}
