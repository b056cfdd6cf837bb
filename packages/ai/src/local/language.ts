import { createRequire, findPackageJSON } from 'node:module'
import { judgeScript } from './tongue/scripts.ts'
import { votesOfNeighbours, votesOfWords } from './tongue/words.ts'

export interface DetectedLanguage {
  /** ISO 639-1, or 'und' when there is nothing to judge. */
  language: string
  /** 0 … 1 */
  confidence: number
}

const NOISE: RegExp[] = [
  /\b(?:https?:\/\/|www\.)[^\s<>"']{1,500}/gi,
  /[^\s@<>"'()]{1,64}@[^\s@<>"'()]{1,190}/g,
  /<[^<>]{0,300}>/g,
  /(?<!\p{L})[\p{Lu}\d][\p{Lu}\d_/-]*\d[\p{Lu}\d_/-]*/gu,
  /[\d#*_=+|~^]+/g,
]

const LONGEST_TEXT = 3_000

/** The language a text is written in. Addresses, links, codes and numbers do not count. */
export function detectLanguage(text: string): DetectedLanguage {
  let plain = text.slice(0, LONGEST_TEXT)
  for (const noise of NOISE) plain = plain.replace(noise, ' ')
  plain = plain.normalize('NFC').replace(/\s+/g, ' ').trim()
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return { language: 'und', confidence: 0 }
  const script = judgeScript(plain)
  if (script?.language)
    return { language: script.language, confidence: script.certainty * (0.75 + 0.24 * script.share) }
  return judgeByModel(plain, letters)
}

/** Word votes matter in short texts, where n-grams of one or two words say little. */
function judgeByModel(plain: string, letters: number): DetectedLanguage {
  const scores = new Map(Object.entries(ngramModel().detect(plain).getScores()))
  const weight = 1.2 / (1 + letters / 25)
  // The model knows no Indonesian and takes it for Malay; words of both occur in Dutch and English as well.
  const malay = [...scores].every(([, score]) => score <= (scores.get('ms') ?? 0))
  if (malay && scores.size > 0) return malayOrIndonesian(plain, scores.get('ms') ?? 0)
  for (const [language, share] of votesOfWords(plain)) {
    scores.set(language, (scores.get(language) ?? 0.4) + weight * share)
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  if (!best) return { language: 'und', confidence: 0 }
  const margin = best[1] - (second?.[1] ?? 0)
  const confidence = 1 - 0.6 * Math.exp((-margin * Math.sqrt(letters)) / 0.5)
  return { language: best[0], confidence: Math.min(0.99, confidence, mostOf(letters)) }
}

/** Only words tell the two apart; more people write Indonesian. */
function malayOrIndonesian(plain: string, score: number): DetectedLanguage {
  const { malay, indonesian } = votesOfNeighbours(plain)
  const known = score > 0.3 ? 1 : 0.7
  if (malay === indonesian) return { language: 'id', confidence: 0.55 * known }
  const clear = Math.abs(malay - indonesian) / (malay + indonesian)
  return { language: malay > indonesian ? 'ms' : 'id', confidence: (0.6 + 0.35 * clear) * known }
}

/** One short word is the same in many languages, whatever the model says. */
function mostOf(letters: number): number {
  return letters < 12 ? 0.4 + 0.05 * letters : 1
}

interface NgramModel {
  detect(text: string): { getScores(): Record<string, number> }
}

let loaded: NgramModel | undefined

/**
 * Its tables take hundreds of megabytes, so they are loaded when the first text in a shared script arrives. The
 * package exports itself to `import` only, which cannot wait inside a synchronous function; hence the path.
 */
function ngramModel(): NgramModel {
  const manifest = loaded ? undefined : findPackageJSON('eld', import.meta.url)
  if (manifest) {
    loaded = (createRequire(manifest)('./src/entries/static.large.js') as { eld: NgramModel }).eld
  }
  if (!loaded) throw new Error('The package eld is not installed.')
  return loaded
}
