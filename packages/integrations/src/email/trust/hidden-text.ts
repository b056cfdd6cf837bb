import { Parser } from 'htmlparser2'
import { boundNesting } from '../html/bound-nesting.ts'
import { inlineStyles } from '../html/inline-styles.ts'
import { isUnseen, plainSight, type Sight, sightIn } from './sight.ts'
import { declarationsOf, readStyleSheet } from './style-rules.ts'
import { tagText, withoutTags } from './tag-text.ts'

export type HiddenText = {
  /** at most 500 characters of it */
  text: string
  /** newsletters put a line for the list of mails before everything else, and hide it */
  kind: 'hidden' | 'preheader'
}

/** More than this of a mail is not looked at. */
const longest = 2_000_000
const shortestOfNote = 40
const longestPreheader = 250

const voids = new Set('area base br col embed hr img input link meta source wbr'.split(' '))
const silent = new Set(['style', 'script', 'title', 'head'])

/**
 * Text that a reader does not see and a program does: the place for instructions to an assistant. Repeats of
 * the visible text, as kept for small screens, do not count.
 */
export function findHiddenText(html: string): HiddenText[] {
  return lookForHidden({ text: '', html }).found
}

/**
 * The hidden text of a mail, and a function that leaves it out of a text made of that mail. Words that can be seen
 * as well stay, and so does everything where nothing can be seen.
 */
export function lookForHidden(mail: { text: string; html: string | null }): {
  found: HiddenText[]
  leaveOut: (text: string) => string
} {
  const { pieces, visible } = readPieces(inlineStyles(boundNesting((mail.html ?? '').slice(0, longest))))
  const seen = new Set(words(visible))
  const tags = tagText(`${mail.text}\n${visible}`)
  const hidden = tags === '' ? [] : [{ text: tags, early: false, parts: [tags] }]
  for (const piece of pieces) {
    const text = oneLine(piece.text)
    if (text.length >= shortestOfNote && !repeats(text, seen))
      hidden.push({ ...piece, text, parts: piece.text.split('\n').map(oneLine) })
    if (hidden.length === 20) break
  }
  const found = hidden.map(({ text, early }): HiddenText => {
    return {
      text: text.slice(0, 500),
      kind: early && text.length <= longestPreheader ? 'preheader' : 'hidden',
    }
  })
  const unseen = hidden.map(({ text, parts }) => ({
    text: text.slice(0, longestLeftOut),
    parts: parts.filter((part) => part.length >= 20).slice(0, 50),
  }))
  const shown = oneLine(visible.slice(0, 10 * longestLeftOut))
  return { found, leaveOut: (text) => leaveOut(withoutTags(text), unseen, shown) }
}

const longestLeftOut = 20_000
/** Lines of a text in which hidden ones are looked for. */
const mostLines = 5_000

type Unseen = { text: string; parts: string[] }

function leaveOut(text: string, hidden: readonly Unseen[], visible: string): string {
  if (hidden.length === 0) return text
  const kept = text.split('\n').flatMap((line, at) => {
    const plain = oneLine(line)
    if (plain.length < 8 || at >= mostLines) return [line]
    if (hidden.some(({ text: one }) => one.includes(plain))) return visible.includes(plain) ? [line] : []
    const rest = hidden
      .flatMap(({ parts }) => parts)
      .reduce((left, part) => left.replaceAll(part, ' '), plain)
    return [rest === plain ? line : rest.trim()]
  })
  const left = kept
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return left === '' ? text : left
}

type Piece = { text: string; early: boolean }
type Open = { name: string; sight: Sight; silent: boolean }

function readPieces(html: string): { pieces: Piece[]; visible: string } {
  const sheet = readStyleSheet(stylesOf(html))
  const sight = {
    ...plainSight,
    ink: sheet.colours ? null : plainSight.ink,
    ground: sheet.paints ? null : plainSight.ground,
  }
  const open: Open[] = [{ name: '', sight, silent: false }]
  const pieces: Piece[] = []
  let visible = ''
  let shown = 0
  let wasUnseen = false
  const parser = new Parser({
    onopentag(name, attributes) {
      const around = open.at(-1)
      if (voids.has(name) || !around) return
      const sight = sightIn(around.sight, name, attributes, declarationsOf(name, attributes, sheet))
      open.push({ name, sight, silent: around.silent || silent.has(name) })
    },
    ontext(text) {
      const around = open.at(-1)
      if (!around || around.silent) return
      const unseen = isUnseen(around.sight)
      if (!unseen) visible += text
      if (!unseen) shown += text.trim().length
      else if (text.trim() !== '' && !wasUnseen) pieces.push({ text: '', early: shown < 20 })
      const piece = pieces.at(-1)
      if (unseen && piece) piece.text += `${text}\n`
      if (text.trim() !== '') wasUnseen = unseen
    },
    onclosetag(name) {
      if (open.length > 1 && open.at(-1)?.name === name) open.pop()
    },
  })
  parser.end(html)
  return { pieces, visible }
}

/** What stands in style elements, wherever they are. */
function stylesOf(html: string): string {
  if (!/<style/i.test(html)) return ''
  let inside = false
  let css = ''
  const parser = new Parser({
    onopentagname: (name) => {
      inside = name === 'style'
    },
    ontext: (text) => {
      if (inside) css += text
    },
    onclosetag: () => {
      inside = false
    },
  })
  parser.end(html)
  return css
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{3,}/gu) ?? []
}

function repeats(text: string, seen: Set<string>): boolean {
  const own = words(text)
  return own.length < 5 || own.filter((word) => seen.has(word)).length / own.length > 0.8
}
