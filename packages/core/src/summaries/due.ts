export const summaryReasons = ['long', 'hand_over', 'resolved', 'asked'] as const
export type SummaryReason = (typeof summaryReasons)[number]

type Length = {
  /** of people, in the conversation now */
  messages: number
  characters: number
  /** how many messages the summary at hand knows of; null without one */
  summarized: number | null
}

const longFrom = { messages: 8, characters: 4_000 }
const furtherMessages = 5
/** Fewer messages are read as quickly as their summary. */
const leastMessages = 3

/** Whether a summary is to be written now. Who asks for one gets it; otherwise only where there is something new. */
export function isSummaryDue(reason: SummaryReason, { messages, characters, summarized }: Length): boolean {
  if (messages === 0) return false
  if (reason === 'asked') return true
  if (summarized !== null && messages <= summarized) return false
  const long = messages >= longFrom.messages || (messages > 1 && characters > longFrom.characters)
  if (reason === 'long') return long && (summarized === null || messages - summarized >= furtherMessages)
  return long || messages >= leastMessages
}
