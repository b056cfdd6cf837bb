export type Sentence = { text: string; sources: string[]; supported: boolean }
export type Source = { id: string; kind: string; title: string; passage: string }

export type Segment = {
  text: string
  /** Numbers of the sources it rests on, as they are shown, beginning with 1. */
  numbers: number[]
  /** False for a claim that no source supports. */
  supported: boolean
}

/** Cuts a draft into its sentences without losing what stands between them, each with its sources. */
export function citeDraft(text: string, sentences: Sentence[], sources: Source[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const sentence of sentences) {
    const wanted = sentence.text.trim()
    const found = wanted === '' ? -1 : text.indexOf(wanted, at)
    if (found < 0) continue
    if (found > at) segments.push(plain(text.slice(at, found)))
    segments.push({
      text: wanted,
      numbers: [...new Set(sentence.sources.map((id) => numberOf(id, sources)))].filter(
        (number) => number > 0,
      ),
      supported: sentence.supported,
    })
    at = found + wanted.length
  }
  if (at < text.length) segments.push(plain(text.slice(at)))
  return segments
}

/** Sentences that claim something nothing supports. */
export function unsupportedIn(sentences: Sentence[]): Sentence[] {
  return sentences.filter((sentence) => !sentence.supported && sentence.text.trim() !== '')
}

function numberOf(id: string, sources: Source[]): number {
  return sources.findIndex((source) => source.id === id) + 1
}

function plain(text: string): Segment {
  return { text, numbers: [], supported: true }
}
