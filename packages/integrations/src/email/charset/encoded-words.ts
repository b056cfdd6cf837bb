import { canonicalCharset, decodeBytes } from './charset.ts'

/**
 * Decodes the RFC 2047 encoded words of a header value, RFC 2231 language tags included. Words that a sender
 * split inside a character are joined again; words that cannot be decoded stay as they are written.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value
  return value.replace(RUN, decodeRun)
}

/**
 * Replaces each run of encoded words by one opaque character, so that a structured header is taken apart
 * before anything in it is decoded: an `@` or a comma inside a word never becomes syntax.
 */
export function shieldWords(value: string): { shielded: string; restore: (part: string) => string } {
  const runs: string[] = []
  const clean = value.replace(/[\ue000-\uf8ff]/g, '')
  const shielded = clean.replace(RUN, (run) => {
    if (runs.length >= MAX_RUNS) return ' '
    runs.push(run)
    return String.fromCharCode(FIRST_SHIELD + runs.length - 1)
  })
  const restore = (part: string) =>
    part.replace(SHIELD, (char) => decodeWords(runs[char.charCodeAt(0) - FIRST_SHIELD] ?? ''))
  return { shielded, restore }
}

/** Matches a character put in by `shieldWords`. */
export const SHIELD = /[\ue000-\uf8ff]/g

const FIRST_SHIELD = 0xe000
const MAX_RUNS = 6000

// A word ends at `?=`; a question mark right before it, or a missing end at the end of the value, is forgiven.
const WORD = '=\\?([^?\\s]{1,60})\\?([QqBb])\\?([^?]*\\??)(?:\\?=|$)'
const RUN = new RegExp(`${WORD}(?:[ \\t\\r\\n]*${WORD})*`, 'g')

type Word = { charset: string; encoding: string; payload: string; written: string }

function decodeRun(run: string): string {
  const words = joinSplitBase64(readWords(run))
  let text = ''
  for (let first = 0; first < words.length; ) {
    let last = first + 1
    while (last < words.length && words[last]?.charset === words[first]?.charset) last += 1
    text += decodeGroup(words.slice(first, last))
    first = last
  }
  return text
}

function readWords(run: string): Word[] {
  return [...run.matchAll(new RegExp(WORD, 'g'))].map((match) => ({
    charset: (match[1] ?? '').replace(/\*.*$/, '').toLowerCase(),
    encoding: (match[2] ?? '').toUpperCase(),
    payload: match[3] ?? '',
    written: match[0],
  }))
}

/** A base64 payload cut between its groups of four goes on in the next word. */
function joinSplitBase64(words: Word[]): Word[] {
  const joined: Word[] = []
  for (const word of words) {
    const before = joined.at(-1)
    const cut = before !== undefined && before.encoding === 'B' && before.payload.length % 4 !== 0
    if (cut && word.encoding === 'B' && before.charset === word.charset && !before.payload.endsWith('=')) {
      before.payload += word.payload
    } else {
      joined.push({ ...word })
    }
  }
  return joined
}

/** Words of one charset are decoded as one run of bytes, unless that breaks what each alone does not. */
function decodeGroup(words: Word[]): string {
  const charset = words[0]?.charset ?? ''
  const bytes = words.map(payloadBytes)
  const together = decodeBytes(Buffer.concat(bytes), charset)
  if (words.length === 1 || !together.includes('\ufffd')) return together
  const apart = bytes.map((each) => decodeBytes(each, charset)).join('')
  return countBroken(apart) < countBroken(together) ? apart : together
}

function payloadBytes(word: Word): Buffer {
  if (word.encoding === 'B') return Buffer.from(word.payload.replace(/[^A-Za-z0-9+/]/g, ''), 'base64')
  const spaced = word.payload.replace(/_/g, ' ').replace(/=\s+(?=[0-9A-Fa-f])/g, '=')
  // Raw characters inside the word are already decoded text: they go back into the word's own bytes.
  const latin = canonicalCharset(word.charset) === 'utf-8' ? Buffer.from(spaced).toString('latin1') : spaced
  return Buffer.from(
    latin.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function countBroken(text: string): number {
  return text.match(/\ufffd/g)?.length ?? 0
}
