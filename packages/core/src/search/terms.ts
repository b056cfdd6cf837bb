import { meaningsOf, termsOf } from '@frontdesk/ai/local/text/terms'

const longestTerm = 60

/**
 * What a text says, as search compares it: its meanings in their order, over languages and wordings, and
 * after them the stems of words whose meaning stands for them, so that the very word counts a little more.
 */
export function searchTerms(text: string): string[] {
  const meanings = meaningsOf(text)
  const known = new Set(meanings)
  return [...meanings, ...termsOf(text).filter((stem) => !known.has(stem))].map((term) =>
    term.slice(0, longestTerm),
  )
}
