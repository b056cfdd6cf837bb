import { asksForSomething, sentencesOf } from './person-words.ts'
import { TRANSCRIPTS } from './signs.ts'

/** Whether a person speaks in a text: wants something, or says I or what is theirs, and no server is quoted. */
export function speaks(text: string): boolean {
  const start = text.slice(0, 6_000)
  return (
    !TRANSCRIPTS.test(start) &&
    (ONESELF.test(start) || THEIRS.test(start) || asksForSomething(sentencesOf(start)))
  )
}

/** Whether a text says nothing but what a provider writes above the mail that somebody complained about. */
export function isComplaintNotice(text: string): boolean {
  return text.trim() === '' || (NOTICE.test(text.slice(0, 2_000)) && !speaks(text))
}

export const THEIRS =
  /\b(?:my|our|we|us|mein\w{0,2}|unser\w{0,2}|wir|mon|mes|nous|mi|mis|nuestr\w+|mio|mia|nosso|meu|onze|mijn)\b/i
const ONESELF = /(?<!\p{L})(?:I|[Ii]ch|[Jj]['’e]|[Yy]o|[Ii]o|[Ee]u|[Ii]k|[Jj]ag|[Jj]eg|[Яя])(?![\p{L}-])/u
const NOTICE =
  /\b(?:abuse|feedback|spam|junk)[- ](?:report|complaint|notification|loop)|(?:reported|marked|flagged|classified)\b.{0,40}\b(?:spam|junk|abuse|abusive|unwanted)|complaint (?:about|from|received|for)/i
