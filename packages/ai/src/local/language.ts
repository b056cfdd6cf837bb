import { createRequire, findPackageJSON } from 'node:module'
import { judgeScript } from './tongue/scripts.ts'
import { votesOfNeighbours, votesOfWords } from './tongue/words.ts'

export interface DetectedLanguage {
  /** ISO 639-1, or 'und' when there is nothing to judge. */
  language: string
  /** 0 … 1 */
  confidence: number
}

/** Letters and signs of scripts that put no space around an address: it ends where they begin. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u3000-\\u30ff\\uff00-\\uffef'

const NOISE: RegExp[] = [
  new RegExp(`\\b(?:https?://|www\\.)[^\\s<>"'${UNSPACED}]{1,500}`, 'giu'),
  new RegExp(`[^\\s@<>"'()${UNSPACED}]{1,64}@[^\\s@<>"'()${UNSPACED}]{1,190}`, 'gu'),
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
  const votes = votesOfWords(plain)
  // The model knows no Indonesian and takes it for Malay; words of both occur in Dutch and English as well.
  const malay = [...scores].every(([, score]) => score <= (scores.get('ms') ?? 0))
  const malayScore = scores.get('ms') ?? 0
  if (malay && scores.size > 0 && !spokenAgainst(votes)) return malayOrIndonesian(plain, malayScore)
  for (const [language, score] of scoresOfUnknown(scores, votes)) scores.set(language, score)
  for (const [language, share] of votes) {
    if (language in takenFor && !scores.has(language)) continue
    scores.set(language, (scores.get(language) ?? 0.4) + weight * share)
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  if (!best) return { language: 'und', confidence: 0 }
  if (malay && best[0] === 'ms') return malayOrIndonesian(plain, malayScore)
  const margin = best[1] - (second?.[1] ?? 0)
  const confidence = 1 - 0.6 * Math.exp((-margin * Math.sqrt(letters)) / 0.5)
  return { language: best[0], confidence: Math.min(0.99, confidence, mostOf(letters)) }
}

/** Languages the model does not know, and which of those it knows it takes them for. */
const takenFor: Record<string, string[]> = {
  af: ['nl'],
  gl: ['pt', 'es'],
  mk: ['bg', 'sr'],
  // The model knows Serbian in Cyrillic letters alone.
  sr: ['hr'],
}

/** One starts where the likely language stands that it is taken for, if more words speak for it than for that one. */
function scoresOfUnknown(scores: Map<string, number>, votes: Map<string, number>): [string, number][] {
  const likely = 0.85 * Math.max(0, ...scores.values())
  return Object.entries(takenFor).flatMap(([language, neighbours]): [string, number][] => {
    if (scores.has(language)) return []
    const score = Math.max(...neighbours.map((neighbour) => scores.get(neighbour) ?? 0))
    const rivals = Math.max(...neighbours.map((neighbour) => votes.get(neighbour) ?? 0))
    return score > 0 && score >= likely && (votes.get(language) ?? 0) > rivals ? [[language, score]] : []
  })
}

/** Whether more words are of one other language than of Malay and of Indonesian. */
function spokenAgainst(votes: Map<string, number>): boolean {
  const own = Math.max(votes.get('ms') ?? 0, votes.get('id') ?? 0)
  return [...votes.values()].some((share) => share > own)
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
