import { bare, isBlank, type Line } from '../lines.ts'
import { type HeaderKind, headerKind } from './header-labels.ts'

/** The headers of another mail as they are repeated in a mail. */
export type HeaderBlock = { end: number; kinds: Set<HeaderKind>; address: boolean; hours: boolean }

/**
 * The headers of another mail that are repeated from `start` on ("From: … Sent: … To: … Subject: …"), as Outlook
 * and phones do above the mail that is answered, or null.
 */
export function headerBlock(lines: readonly Line[], start: number): HeaderBlock | null {
  const first = headerKind(bare(lines[start]))
  if (first === null || first === 'other') return null
  const block: HeaderBlock = { end: start, kinds: new Set(), address: false, hours: false }
  let strangers = 0
  for (let at = start; at < lines.length && at < start + MAX_LINES && strangers < 2; at += 1) {
    const text = bare(lines[at])
    if (text === '') {
      if (headerKind(bare(lines[at + 1])) === null || isBlank(lines[at + 1])) break
      continue
    }
    const kind = headerKind(text)
    // One line between labels is what wrapping left of the label's value before it.
    strangers = kind === null ? strangers + 1 : 0
    const further = at === start ? furtherKinds(text) : []
    if (kind !== null) {
      for (const one of [kind, ...further]) block.kinds.add(one)
      block.end = at + 1
    }
    const isValue = kind === null && strangers < 2 && !/^[\p{L}\s]{1,20}:\s/u.test(text)
    block.address ||= text.includes('@') && (isValue || kind === 'from' || kind === 'to' || kind === 'cc')
    block.hours ||= (kind === 'date' || further.includes('date')) && /\d[:.h時时]\s?\d/.test(text)
  }
  const namesAuthor = first !== 'to' && first !== 'cc'
  return (namesAuthor ? isEnough(block) : isWhole(block)) ? block : null
}

/**
 * Whether Lotus Notes names the mail being answered from `start` on: author and date, then the labels of the
 * recipients and of the subject without colons.
 */
export function isNotesBlock(lines: readonly Line[], start: number): boolean {
  if (!isBlank(lines[start - 1]) || isBlank(lines[start])) return false
  const author = [lines[start], lines[start + 1]].map(bare).join(' ')
  if (author.length > 200 || !NOTES_AUTHOR.test(author)) return false
  const below = lines.slice(start + 1, start + MAX_NOTES_LINES)
  const labels = below.map((line) => bareLabel(bare(line)))
  return labels.includes('to') && labels.includes('subject')
}

const MAX_LINES = 14
const MAX_NOTES_LINES = 18
const NOTES_AUTHOR = /<[^<>\s]+@[^<>\s]+>|\d{1,2}[./]\d{1,2}[./]\d{2,4}\s+\d{1,2}[:.]\d\d/

/** The headers that follow in the line of the first, as where HTML shows all of them in one. */
function furtherKinds(text: string): HeaderKind[] {
  const labels = [...text.matchAll(/\s(?:(\p{L}{1,20}) )?(\p{L}{1,20})\s?[:：](?=\s)/gu)]
  return labels
    .map(
      ([, before = '', word = '']) => headerKind(`${before} ${word}:`.trimStart()) ?? headerKind(`${word}:`),
    )
    .filter((kind) => kind !== null)
}

/** A form that a customer fills in may have two such labels; it has no address and no subject beside them. */
function isEnough({ kinds, address }: HeaderBlock): boolean {
  const known = [...kinds].filter((kind) => kind !== 'other').length
  const dated = kinds.has('date')
  if (!kinds.has('from')) return address && dated && kinds.has('to')
  return (known >= 3 && (address || kinds.has('subject'))) || (address && dated)
}

/** What begins with its recipients is a mail's header where nothing is missing. */
function isWhole({ kinds, address, hours }: HeaderBlock): boolean {
  return address && hours && kinds.has('from') && kinds.has('date') && kinds.has('subject')
}

function bareLabel(text: string): HeaderKind | null {
  const [word = ''] = text.split(/\s/, 1)
  return /^\S+\s*[:：]/.test(text) ? null : headerKind(`${word}:`)
}
