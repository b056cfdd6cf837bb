import { bare, isBlank, type Line } from './lines.ts'
import { isRule } from './separators.ts'
import { CLOSING, SENT_FROM } from './signature-words.ts'

/**
 * Tells for each line of one's own text whether it belongs to a signature: what follows "-- ", the rule above a
 * list's footer, a closing with a card, or a line that a phone adds ("Sent from my …"), and what lies in an
 * element that programs keep signatures in. Below a phone's line a postscript and an answer that starts there
 * are kept.
 */
export function findSignatures(lines: readonly Line[]): boolean[] {
  const found = lines.map((line) => line.mark === 'signature')
  let written = false
  for (const [index, line] of lines.entries()) {
    if (found[index] || isBlank(line)) continue
    if (mayBe(line)) {
      if (startsSignature(lines, index)) return found.fill(true, index)
      found[index] = SENT_FROM.test(bare(line))
      if (found[index] && written && !goesOn(lines, index + 1)) return found.fill(true, index)
    }
    written ||= !found[index]
  }
  return found
}

/** More lines than this below two dashes are text, not a signature. */
const MAX_LINES = 30
const MAX_FOOTER_LINES = 8
const MAX_CARD_LINES = 9
const POSTSCRIPT = /^p\.? ?s\b/i

function mayBe(line: Line): boolean {
  return line.text.length < 160 && /\S\S/.test(line.text)
}

function startsSignature(lines: readonly Line[], index: number): boolean {
  const text = bare(lines[index])
  if (text === '--') return lines.length - index <= MAX_LINES
  if (isUnderscores(lines[index])) return isFooter(lines, index)
  return lines.length - index <= MAX_LINES && CLOSING.test(text) && isCard(lines.slice(index + 1))
}

/** Whether the next text is a postscript. */
function goesOn(lines: readonly Line[], from: number): boolean {
  const next = lines.slice(from, from + 20).find((line) => !isBlank(line))
  return POSTSCRIPT.test(bare(next))
}

/** Name, post and ways to be reached: a few short lines that say nothing. A name alone is part of the letter. */
function isCard(rest: readonly Line[]): boolean {
  const texts = rest.filter((line) => !isBlank(line)).map(bare)
  if (texts.length < 2 || texts.length > MAX_CARD_LINES) return false
  return texts.every(
    (text) => text !== '' && text.length <= 80 && !(/\?|[.。]$/.test(text) || POSTSCRIPT.test(text)),
  )
}

/**
 * A rule of underscores starts a footer when few lines follow, and none that is a rule again but the last;
 * rules above it part a text.
 */
function isFooter(lines: readonly Line[], index: number): boolean {
  let rules = 0
  let count = 0
  for (let at = index + 1; at < lines.length; at += 1) {
    const line = lines[at]
    if (isBlank(line)) continue
    count += 1
    if (rules > 0 || count > MAX_FOOTER_LINES) return false
    if (isRule(line)) rules += 1
  }
  return count > 0 && !lines.slice(0, index).some(isUnderscores)
}

function isUnderscores(line: Line | undefined): boolean {
  return /^_{2,}$/.test(bare(line))
}
