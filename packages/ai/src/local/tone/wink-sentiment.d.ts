declare module 'wink-sentiment' {
  /** `normalizedScore` is the mean valence of the telling words, about -5 … 5; 0 where there is none. */
  export default function sentiment(text: string): { score: number; normalizedScore: number }
}
