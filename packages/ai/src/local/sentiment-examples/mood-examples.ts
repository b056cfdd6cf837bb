/** Messages of one language by mood, one a line. */
export interface MoodExamples {
  language: string
  negative: string
  neutral: string
  positive: string
}
