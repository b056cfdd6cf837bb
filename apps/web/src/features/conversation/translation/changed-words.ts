import type { z } from 'zod'
import type { createReplyTranslation } from '../../../contract/conversations/drafting.ts'

export type Translated = z.output<typeof createReplyTranslation.response>
type Changed = Translated['changed']

/** What to look at before a translation is trusted, in a sentence; null when nothing differs. */
export function changedWords(changed: Changed): string | null {
  const values = [...new Set(changed.flatMap(({ value }) => value || []))]
  const cut = changed.some(({ kind }) => kind === 'cut')
  const sentences = [
    ...(values.length > 0 ? [`Not the same in both texts: ${values.slice(0, 6).join(', ')}.`] : []),
    ...(cut ? ['Only its beginning was translated: the text is too long.'] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : null
}

/** Why there is no translation, and what to do about it. */
export const noTranslation: Record<Exclude<Translated['outcome'], 'translated'>, string> = {
  needs_provider: 'Translating needs a provider. An admin can add one in Settings, Assistant.',
  same_language: 'It is in that language already.',
  failed: 'No provider translated it just now. The original is as it was; try again in a minute.',
}
