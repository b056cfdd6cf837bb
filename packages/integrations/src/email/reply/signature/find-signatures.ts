import { bare, isBlank, type Line } from '../lines.ts'
import { isRule } from '../separators.ts'
import { isCard, isDrawn, isRuledCard } from './cards.ts'
import { closes } from './closings.ts'
import { isFooterText, postscript, readsLikeText } from './postscript.ts'
import { SENT_FROM } from './sent-from.ts'

/**
 * Tells for each line of one's own text whether it belongs to a signature: what follows "-- ", a card between
 * rules, the rule above a list's footer, a closing with a card, or a line that a phone adds ("Sent from my …"), and
 * what lies in an element that programs keep signatures in. What its author goes on to say below one is kept.
 */
export function findSignatures(lines: readonly Line[]): boolean[] {
  const found = lines.map((line) => line.mark === 'signature')
  let written = false
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined || found[at] || isBlank(line)) continue
    found[at] = isTrackingMark(line)
    // Only the ends of a text that no one reads hold signatures.
    if (at > MAX_READ && at < lines.length - MAX_READ) continue
    const end = mayBe(line) ? signatureEnd(lines, at, written) : at
    found.fill(true, at, end)
    if (end > at) at = end - 1
    else written = true
  }
  return found
}

/** More lines than this below two dashes are text, not a signature. */
const MAX_LINES = 30
const MAX_READ = 2000
const MAX_FOOTER_LINES = 8

/** The sign that programs which follow a mail leave below it for the reader's program to fold nothing away. */
function isTrackingMark(line: Line): boolean {
  return line.text.trim() === 'ᐧ'
}

function mayBe(line: Line): boolean {
  return line.text.length < 160 && /\S\S/.test(line.text)
}

/** The line after the signature that starts at `at`, or `at` when none does. */
function signatureEnd(lines: readonly Line[], at: number, written: boolean): number {
  const text = bare(lines[at])
  if (SENT_FROM.test(text)) return written ? postscript(lines, at + 1) : at + 1
  const rest = lines.length - at
  if (isIntroduced(lines, at)) return at
  if (text === '--')
    return rest <= MAX_LINES && areDashes(lines, at) ? postscript(lines, pastCard(lines, at)) : at
  if (isUnderscores(lines[at]) && isFooter(lines, at)) return lines.length
  if (rest > MAX_LINES) return at
  if (isDrawn(lines[at]) || isRule(lines[at])) {
    const end = postscript(lines, at + 1)
    return isRuledCard(lines.slice(at + 1, end)) ? end : at
  }
  const closing = closes(text)
  return closing !== null && isCard(lines.slice(at + 1), closing) ? lines.length : at
}

/** Whether a line with a colon leads to what follows, a rule or two dashes as well. */
function isIntroduced(lines: readonly Line[], at: number): boolean {
  let above = at - 1
  while (above >= 0 && isBlank(lines[above])) above -= 1
  return /[:：]$/.test(bare(lines[above])) && !/\p{L}/u.test(bare(lines[at]))
}

/** Two dashes part a text where there are more of them, or where a sentence goes on below. */
function areDashes(lines: readonly Line[], at: number): boolean {
  if (lines[at]?.text === '-- ') return true
  const near = lines.slice(Math.max(0, at - MAX_READ))
  const below = lines.slice(at + 1)
  if (near.filter((line) => line.text.startsWith('--') && bare(line) === '--').length > 1)
    return isCard(below, 'letter')
  return !readsLikeText(bare(below.find((line) => !isBlank(line))))
}

/** The line after the first lines below two dashes: they are the signature whatever they say. */
function pastCard(lines: readonly Line[], at: number): number {
  let end = at + 1
  while (end < lines.length && isBlank(lines[end])) end += 1
  while (end < lines.length && !isBlank(lines[end])) end += 1
  return end
}

/**
 * A rule of underscores starts a footer when few lines follow that say what footers say, and none that is a rule
 * again but the last; rules above it part a text.
 */
function isFooter(lines: readonly Line[], index: number): boolean {
  const below = lines.slice(index + 1, index + 100).filter((line) => !isBlank(line))
  if (lines.length - index > 100 || below.length > MAX_FOOTER_LINES) return false
  if (below.slice(0, -1).some(isRule) || lines.slice(0, index).some(isUnderscores)) return false
  return isFooterText(below.map(bare).join(' '))
}

function isUnderscores(line: Line | undefined): boolean {
  return /^_{2,}$/.test(bare(line))
}
