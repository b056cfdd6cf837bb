/** What can be wrong with a draft. */
export const ratingReasons = [
  'wrong',
  'incomplete',
  'off_topic',
  'tone',
  'too_long',
  'language',
  'other',
] as const

export type RatingReason = (typeof ratingReasons)[number]
