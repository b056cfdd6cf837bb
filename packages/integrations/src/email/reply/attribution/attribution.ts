import { bare, type Line } from '../lines.ts'
import {
  ADDRESS,
  DATE,
  NAME_FIRST,
  OPENER,
  PERSONAL,
  QUOTED_BY,
  QUOTING,
  TIME,
  VERB,
  WEEKDAY,
} from './words.ts'

/**
 * How many lines from `start` on are the line that mail programs put above quoted text ("On … wrote:"), in
 * any of their languages and however wrapped; 0 when they are none.
 */
export function attributionLength(lines: readonly Line[], start: number): number {
  const first = bare(lines[start]).replace(LEADING, '')
  const known = mayStart(first)
  if (first === '' || !(known || namesDateEarly(first))) return 0
  let joined = ''
  for (let length = 1; length <= MAX_LINES; length += 1) {
    const line = bare(lines[start + length - 1]).replace(LEADING, '')
    if (line === '' && isOpen(joined, lines[start + length])) continue
    if (line === '' || joined.length + line.length > MAX_LENGTH) return 0
    joined = joined === '' ? line : `${joined} ${line}`
    if (!isAttribution(joined)) continue
    if (!known && !isCertain(joined, lines.slice(start, start + length))) return 0
    if (startsLater(lines, start, length)) return 0
    return endsBelow(joined, lines[start + length]) ? length + 1 : length
  }
  return 0
}

/** Whether a line that only names a date and an address is followed by quoted text, as some programs write it. */
export function isBareAttribution(line: Line | undefined): boolean {
  const text = bare(line).replace(LEADING, '')
  if (!/\d/.test(text)) return /^\S.{1,80}$/.test(text) && VERB.test(text) && /[:：]$/.test(text)
  if (!DATE.test(text)) return false
  const colon = /[:：]$/.test(text)
  return /<[^<>\s]+@[^<>\s]+>$/.test(text) || (colon && (VERB.test(text) || ADDRESS.test(text)))
}

/** Where in a line an attribution starts that ends it, or 0. */
export function trailingAttribution(text: string): number {
  if (text.length > 2000 || !/[:：]\s*$/.test(text)) return 0
  for (const match of text.matchAll(/\s(?=(?:On|Am|Le|El|Il|Em|Op|Den|På|Dne|Dnia|W dniu)\s)/g)) {
    if (text.length - match.index >= MAX_LENGTH || !isAttribution(text.slice(match.index + 1))) continue
    const drawn = /\s?[-_]{2,}$/.exec(text.slice(0, match.index))
    return drawn === null ? match.index + 1 : drawn.index
  }
  return 0
}

const MAX_LINES = 5
const MAX_LENGTH = 450
/** One ends and another begins. */
const SENTENCE = /\p{Ll}{3}[.!?]\s+\p{Lu}/u
const MIN_OWN_LENGTH = 5
/** How far into a line its date may stand where its first words are not known. */
const MAX_UNKNOWN = 20
/** How The Bat names the author. */
const TO_READER = /\d\s?(?:[ap]m)?, you (?:wrote|said)[:：]$/i
const LONG_OPENER = /^wiadomość napisana przez/iu
const AUTHOR = /^[^<>@\n]{0,80}[<(][^<>\s@]+@[^<>\s@]+[>)][,\s]*[於于]?$/u
const LEADING = /^[*_>\s]+/
const STARTS_WITH_DATE =
  /^["'(]?(?:\d{1,2}[./\- ]\s?(?:\d{1,2}|\p{L}{3,})|\d{4}\s?[-./年년]|\d{1,2}:\d{2}|\p{L}{3,9}\.?\s\d{1,2},\s\d{4})/u

/**
 * Whether lines that begin with unknown words have all that such a line has. The first may be the writer's own where
 * it ends a sentence, or where those below are one by themselves.
 */
function isCertain(joined: string, [first, ...below]: readonly Line[]): boolean {
  if (!ADDRESS.test(joined) || (!VERB.test(joined) && SENTENCE.test(joined))) return false
  const rest = below.map((line) => bare(line).replace(LEADING, '')).join(' ')
  return rest === '' || (!/[.!?]$/.test(bare(first)) && !isAttribution(rest))
}

/** Whether the first line is the writer's own and the attribution starts only below it. */
function startsLater(lines: readonly Line[], start: number, length: number): boolean {
  // A first word on a line of its own was torn off the attribution.
  const first = bare(lines[start]).replace(LEADING, '')
  if (first.length < MIN_OWN_LENGTH || LONG_OPENER.test(first)) return false
  const pieces = lines.slice(start, start + length).map((line) => bare(line).replace(LEADING, ''))
  for (let skipped = 1; skipped < length; skipped += 1) {
    const above = pieces.slice(0, skipped).join(' ')
    const rest = pieces.slice(skipped).join(' ')
    if (mayStart(rest) && DATE.test(rest) && isAttribution(rest)) return !AUTHOR.test(above)
  }
  return false
}

/** Whether a blank line only parts the beginning of such a line from the address it goes on with. */
function isOpen(joined: string, next: Line | undefined): boolean {
  return /^<(?:mailto:)?$|^<\S+@/i.test(bare(next)) && OPENER.test(joined) && DATE.test(joined)
}

/** Whether the author, or the colon alone, stands below a line that ends in "wrote". */
function endsBelow(joined: string, next: Line | undefined): boolean {
  const text = bare(next)
  return next?.mark === 'none' && !/[:：]$/.test(joined) && /^[^>].{0,120}[:：]$|^[:：]$/.test(text)
}

function mayStart(first: string): boolean {
  return (
    OPENER.test(`${first} …`) ||
    WEEKDAY.test(first) ||
    STARTS_WITH_DATE.test(first) ||
    NAME_FIRST.test(first) ||
    QUOTED_BY.test(first) ||
    QUOTING.test(first)
  )
}

/** Whether a line begins as in languages whose words are not known: a word or two, then when it was. */
function namesDateEarly(first: string): boolean {
  const at = DATE.exec(first)?.index ?? first.length
  return at <= MAX_UNKNOWN && TIME.test(first)
}

function isAttribution(joined: string): boolean {
  const text = joined.replace(/[\s*_]+$/, '')
  const colon = /[:：]$/.test(text)
  if (!colon && !ENDS_IN_VERB.test(text)) return false
  const address = ADDRESS.test(text)
  if (address && QUOTING.test(text)) return true
  if (!address && PERSONAL.test(text) && !TO_READER.test(text)) return false
  const date = DATE.test(text)
  const time = TIME.test(text)
  if (!colon) return date && (address || time) && OPENER.test(text)
  if (VERB.test(text))
    return (date && (time || address || OPENER.test(text))) || (address && NAME_FIRST.test(text))
  return date && time && address
}

const ENDS_IN_VERB = new RegExp(`(?:${VERB.source})$`, VERB.flags)
