import { attributionLength, isBareAttribution } from './attribution/attribution.ts'
import { endOfQuotation, introOf, isOwnQuotation } from './attribution/own-quotation.ts'
import { isTold } from './attribution/told.ts'
import { headerBlock, isNotesBlock } from './headers/header-block.ts'
import { areOwnHeaders } from './headers/own-headers.ts'
import { bare, isBlank, type Line } from './lines.ts'
import { isForwardSeparator, isOriginalSeparator, isOriginalTitle, isRule } from './separators.ts'
import { findSignatures } from './signature/find-signatures.ts'

/**
 * Tells for each line of a mail whether it is the writer's own text. History is what stands below a
 * separator or carries quote marks; own text around it is kept, and answers between quoted parts are kept
 * together with what they answer. Of a `forwarded` mail the history is what its writer sends.
 */
export function splitLines(lines: readonly Line[], forwarded = false): boolean[] {
  const quoted = findQuoted(lines, forwarded)
  const own = quoted.map((isQuoted) => !isQuoted)
  dropRules(lines, own)
  const signed = withoutSignatures(lines, own)
  const kept = hasText(lines, signed) ? signed : own
  return isInterleaved(lines, kept) ? throughLastAnswer(lines, kept) : kept
}

/** History that starts later is recognised by its marks alone: no one writes that much above it. */
const SEARCHED_LINES = 10_000

function findQuoted(lines: readonly Line[], forwarded: boolean): boolean[] {
  const quoted = lines.map((line) => line.mark === 'cite' || line.mark === 'history')
  let answers = false
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    if (at < SEARCHED_LINES && (beginsForward(lines, at) || (forwarded && beginsMail(lines, at)))) {
      // The container of a forwarded mail is no history.
      return quoted.map((isQuoted, index) => isQuoted && index < at && lines[index]?.mark === 'cite')
    }
    if (line.mark === 'cut') return quoted.fill(true, at)
    if (at < SEARCHED_LINES && (line.mark === 'none' || isSetOff(line))) {
      const length = separatorLength(lines, at, forwarded)
      if (length > 0) {
        const next = nextText(lines, at + length)
        if (!isMarked(lines[next])) return quoted.fill(true, at)
        answers = true
        quoted.fill(true, at, next)
        at = markQuotation(lines, quoted, next) - 1
        continue
      }
    }
    if (line.mark === 'history') answers = true
    if (line.mark === 'cite' && !answers && at < SEARCHED_LINES && isOwnQuotation(lines, at)) {
      const end = endOfQuotation(lines, at)
      quoted.fill(false, at, end)
      at = end - 1
    }
    if (quoted[at] && isTorn(lines, at + 1)) quoted[at + 1] = true
  }
  markTrailingBlocks(lines, quoted)
  return quoted
}

/** Deeper in an element of history, it is the history that forwards something. */
function beginsForward(lines: readonly Line[], at: number): boolean {
  const mark = lines[at]?.mark
  if (!isForwardSeparator(lines[at]) || mark === 'cut') return false
  if (mark === 'none') return true
  let before = at - 1
  while (lines[before]?.mark === mark && (isBlank(lines[before]) || isRule(lines[before]))) before -= 1
  return lines[before]?.mark !== mark
}

function beginsMail(lines: readonly Line[], at: number): boolean {
  const line = lines[at]
  if (line?.mark === 'cut') return true
  return isOriginalSeparator(line) || headerBlock(lines, at) !== null
}

/** Number of lines of the separator at `at`, or 0. */
function separatorLength(lines: readonly Line[], at: number, forwarded: boolean): number {
  const line = lines[at]
  if (isBlank(line)) return 0
  if (isOriginalSeparator(line)) return 1
  if (isOriginalTitle(line) && headerBlock(lines, nextText(lines, at + 1)) !== null) return 1
  const block = headerBlock(lines, at)
  if ((block !== null && !areOwnHeaders(lines, at, block)) || isNotesBlock(lines, at)) return 1
  const length = attributionLength(lines, at)
  if (length > 0) return isTold(lines, at, length, !forwarded) ? 0 : length
  const next = nextText(lines, at + 1)
  return isBareAttribution(line) && isMarked(lines[next]) && !isOwnQuotation(lines, next) ? 1 : 0
}

function isMarked(line: Line | undefined): boolean {
  return line?.mark === 'cite' || line?.mark === 'block' || line?.mark === 'history'
}

/** Marks the quotation that starts at `from`, lines torn off by wrapping included; gives the line after it. */
function markQuotation(lines: readonly Line[], quoted: boolean[], from: number): number {
  const mark = lines[from]?.mark
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]
    const belongs =
      line?.mark === mark || line?.mark === 'cite' || (at > from && end === at && isTorn(lines, at))
    if (belongs) end = at + 1
    else if (!isBlank(line)) break
  }
  quoted.fill(true, from, end)
  return end
}

/** A line without a mark right below a long marked one is the end of a line that was broken on the way. */
function isTorn(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1]
  const line = lines[at]
  if (line?.mark !== 'none' || before?.mark !== 'cite' || isBlank(line)) return false
  const text = bare(line)
  const isLink = /:\/\/\S{1,300}$/.test(bare(before)) && /^\S+$/.test(text)
  if (isLink && lines[at + 1]?.mark === 'cite') return true
  return before.text.length >= 60 && text.length < 60 && /^[\p{Ll}\d<(]/u.test(text)
}

/** A quotation without marks of history is one where it ends the mail and nothing else is. */
function markTrailingBlocks(lines: readonly Line[], quoted: boolean[]): void {
  if (quoted.includes(true)) return
  let last = lines.length - 1
  while (last >= 0 && isBlank(lines[last])) last -= 1
  let first = last
  while (first >= 0 && (lines[first]?.mark === 'block' || isBlank(lines[first]))) first -= 1
  if (first < last && introOf(lines, first + 1) < 0) quoted.fill(true, first + 1, last + 1)
}

function isSetOff(line: Line | undefined): boolean {
  return line?.mark === 'block' || line?.mark === 'aside'
}

function nextText(lines: readonly Line[], from: number): number {
  let at = from
  while (at < lines.length && isBlank(lines[at])) at += 1
  return at
}

/** Rules right above history belong to it. */
function dropRules(lines: readonly Line[], own: boolean[]): void {
  for (const [start, end] of runs(own)) {
    if (end === own.length) continue
    let at = end - 1
    while (at >= start && (isBlank(lines[at]) || isRule(lines[at]))) {
      if (isRule(lines[at])) own.fill(false, at, end)
      at -= 1
    }
  }
}

function withoutSignatures(lines: readonly Line[], own: readonly boolean[]): boolean[] {
  const kept = [...own]
  for (const [start, end] of runs(own)) {
    if (start > SEARCHED_LINES && end < own.length - SEARCHED_LINES) continue
    for (const [index, signed] of findSignatures(lines.slice(start, end)).entries()) {
      if (signed) kept[start + index] = false
    }
  }
  return kept
}

/** Own text that stands between two quoted parts, kept ones included, answers the one above it. */
function isInterleaved(lines: readonly Line[], own: readonly boolean[]): boolean {
  const texts = runs(own).filter(([start, end]) => lines.slice(start, end).some((line) => !isBlank(line)))
  const isCited = (from: number, to: number) =>
    lines.slice(from, to).some(({ mark, text }) => mark === 'cite' && /[^>\s]/.test(text))
  return texts.some(([start, end], index) => {
    const before = texts[index - 1]?.[1] ?? 0
    const after = texts[index + 1]?.[0] ?? lines.length
    const parts = [isCited(before, start), isCited(start, end), isCited(end, after)]
    return parts.filter(Boolean).length > 1
  })
}

function throughLastAnswer(lines: readonly Line[], own: readonly boolean[]): boolean[] {
  let last = own.length - 1
  while (last >= 0 && (!own[last] || isBlank(lines[last]))) last -= 1
  return own.map((_, index) => index <= last)
}

function hasText(lines: readonly Line[], own: readonly boolean[]): boolean {
  return own.some((isOwn, index) => isOwn && !isBlank(lines[index]))
}

/** Start and end of each run of own lines. */
function runs(own: readonly boolean[]): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < own.length; at += 1) {
    if (!own[at]) continue
    const start = at
    while (at < own.length && own[at]) at += 1
    found.push([start, at])
  }
  return found
}
