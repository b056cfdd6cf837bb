/** When and on what classifiers are trained: every number in one place. */
export const training = {
  /** An automatic training starts once this many examples came since the last one began… */
  retrainAfter: 10,
  /** …or this share of all own examples, where that is more. */
  retrainShare: 0.02,
  /** It waits for changes to stop for this long, */
  quietSeconds: 20,
  /** but not longer than this after the first of them. */
  mostWaitSeconds: 300,
  /** A category with this many own examples needs no shipped ones any more. */
  enoughOwn: 20,
  /**
   * With this many own examples and none of them in a shipped category, fewer than three in a hundred messages
   * are of it (the rule of three): leaving it out costs less than what it would take from the others.
   */
  tellingOwn: 100,
  /** While shipped examples are among them, an own one counts this often. */
  ownWeight: 3,
  /** Every so manieth example of a category measures the models instead of teaching them. */
  heldOutEvery: 10,
  /** The newest own examples beyond this many are enough. */
  mostExamples: 60_000,
  /** Versions kept to roll back to. */
  keptVersions: 10,
} as const
