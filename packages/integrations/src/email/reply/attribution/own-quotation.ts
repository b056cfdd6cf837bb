import { bare, isBlank, type Line } from '../lines.ts'
import { ADDRESS, DATE, PERSONAL, TIME, VERB } from './words.ts'

/**
 * Whether the quoted lines from `start` on are what the writer quotes to say something about it: terms, a log, a
 * list, typed with quote marks below a line that leads to them. What mail programs put above history names a
 * date, an address or nothing but a name.
 */
export function isOwnQuotation(lines: readonly Line[], start: number): boolean {
  const intro = introOf(lines, start)
  if (intro < 0) {
    if (lines[start - 1]?.mark === 'cite') return false
    return isPrompt(lines, start) || isInSentence(lines, start)
  }
  const end = endOfQuotation(lines, start)
  if (end - start > (start - intro === 1 ? MAX_LINES : MAX_PARTED_LINES)) return false
  const next = nextText(lines, end)
  const follows = lines[next]?.mark === 'none'
  const text = bare(lines[intro])
  if (ADDRESS.test(text)) return false
  if (PERSONAL.test(text)) return true
  if (DATE.test(text) && (TIME.test(text) || !follows)) return false
  if (!namesAuthor(text)) return follows || end - start <= MAX_LAST_LINES
  // Answers between quoted lines are kept with all of them.
  if (!follows || isQuotedAgain(lines, end)) return false
  return lines.slice(0, intro).some((line) => !isBlank(line))
}

/** The line after the quoted ones from `start` on. */
export function endOfQuotation(lines: readonly Line[], start: number): number {
  const mark = lines[start]?.mark
  let end = start
  for (let at = start; at < lines.length; at += 1) {
    if (lines[at]?.mark === mark) end = at + 1
    else if (!isBlank(lines[at])) break
  }
  return end
}

/** Index of the line with a colon that leads to the quotation at `start`, or -1. */
export function introOf(lines: readonly Line[], start: number): number {
  let at = start - 1
  while (at >= 0 && at > start - MAX_GAP && isBlank(lines[at])) at -= 1
  const line = lines[at]
  return line?.mark === 'none' && /\S.{0,4}[:：]$/u.test(bare(line)) ? at : -1
}

const MAX_LINES = 200
const MAX_PARTED_LINES = 30
const MAX_LAST_LINES = 10
const MAX_GAP = 6
const PROMPT = /^>>>(?:\s|$)/

function nextText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at])) at += 1
  return at
}

function isQuotedAgain(lines: readonly Line[], from: number): boolean {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.mark === 'cite') return true
  return false
}

/** Whether a sentence begins right above a line or two with marks and goes on right below them. */
function isInSentence(lines: readonly Line[], start: number): boolean {
  const above = lines[start - 1]
  const end = endOfQuotation(lines, start)
  const below = lines[end]
  if (above?.mark !== 'none' || below?.mark !== 'none' || end - start > 2) return false
  if (isQuotedAgain(lines, end)) return false
  return /[\p{L}\p{N})"”]$/u.test(bare(above)) && /^\p{Ll}{2}/u.test(bare(below))
}

/** Lines typed at the prompt of a program; no one quotes three deep and nothing else. */
function isPrompt(lines: readonly Line[], start: number): boolean {
  if (!PROMPT.test(lines[start]?.text ?? '')) return false
  const marked = lines.filter(({ mark, text }) => mark === 'cite' && /\S/.test(text))
  return marked.every(({ text }) => PROMPT.test(text) || /^\.\.\./.test(text))
}

/** Whether a line says nothing but that someone wrote: a name of capitalised words, or one in other scripts. */
function namesAuthor(text: string): boolean {
  if (!VERB.test(text)) return false
  if (/\p{Script=Han}|\p{Script=Hangul}/u.test(text))
    return !/[我你您他她们們]|こう|次の|ように|先週|上周|이렇게/u.test(text)
  const rest = text.replace(VERB, ' ').replace(/["'“”„«»:*_.,()|-]/g, ' ')
  const words = rest.split(/\s+/).filter((word) => word !== '')
  if (SAYS.test(text) || words.length === 0 || words.length > 6) return false
  return words.every((word) => /^\p{Lu}/u.test(word)) && !words.some((word) => PERSON.test(word))
}

const SAYS = /(?<!\p{L})(?:says|said|va escriure|scriveva|geschrieben)(?!\p{L})/iu
const PERSON =
  /^(?:you|i|we|he|she|they|it|your|our|my|the|sie|ich|er|wir|ihr|ihre?|unser|unsere?|mein|meine?|der|die|das|du|vous|tu|je|il|elle|nous|on|votre|vos|usted|ustedes|ud|yo|él|ella|lei|voi|io|lui|você|vocês|eu|ele|ela|u|uw|jij|je|jullie|ik|hij|zij|pan|pani|państwo|on|ona|ja|ni|du|jag|han|hon|de)$/iu
