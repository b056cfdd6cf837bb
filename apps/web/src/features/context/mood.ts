export type Mood = { at: string; sentiment: number }

type MoodWord = { word: string; tone: 'calm' | 'warn' | 'late' | 'quiet' }

/** Sentiment runs from -1 (angry) to 1 (happy). */
export function moodWord(sentiment: number): MoodWord {
  if (sentiment <= -0.6) return { word: 'angry', tone: 'late' }
  if (sentiment <= -0.2) return { word: 'unhappy', tone: 'warn' }
  if (sentiment < 0.25) return { word: 'neutral', tone: 'quiet' }
  return { word: 'happy', tone: 'calm' }
}

/** Where the mood is going: the last third of the messages against the ones before. */
export function moodTrend(moods: Mood[]): MoodWord {
  const last = moods.at(-1)
  if (!last) return { word: 'unknown', tone: 'quiet' }
  if (moods.length < 3) return moodWord(last.sentiment)
  const cut = moods.length - Math.max(1, Math.floor(moods.length / 3))
  const change = mean(moods.slice(cut)) - mean(moods.slice(0, cut))
  if (change <= -0.25) return { word: 'falling', tone: last.sentiment <= -0.6 ? 'late' : 'warn' }
  if (change >= 0.25) return { word: 'rising', tone: 'calm' }
  return moodWord(mean(moods.slice(cut)))
}

/** The line of a sparkline in a box of the given size, newest at the right. */
export function sparkline(moods: Mood[], width: number, height: number): { x: number; y: number }[] {
  const inset = 3
  const step = moods.length > 1 ? (width - 2 * inset) / (moods.length - 1) : 0
  return moods.map(({ sentiment }, index) => ({
    x: moods.length > 1 ? inset + index * step : width / 2,
    y: inset + ((1 - Math.max(-1, Math.min(1, sentiment))) / 2) * (height - 2 * inset),
  }))
}

function mean(moods: Mood[]): number {
  return moods.reduce((sum, { sentiment }) => sum + sentiment, 0) / moods.length
}
