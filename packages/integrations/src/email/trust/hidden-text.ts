import { Parser } from 'htmlparser2'
import { boundNesting } from '../html/bound-nesting.ts'

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

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])
const silent = new Set(['style', 'script', 'title', 'head'])

/**
 * Text that a reader does not see and a program does: the place for instructions to an assistant. Repeats of
 * the visible text, as kept for small screens, do not count.
 */
export function findHiddenText(html: string): HiddenText[] {
  const { pieces, visible } = readPieces(boundNesting(html.slice(0, longest)))
  const seen = new Set(words(visible))
  const found: HiddenText[] = []
  for (const { text, early } of pieces) {
    const plain = text.replaceAll(/\s+/g, ' ').trim()
    const preheader = early && plain.length <= longestPreheader
    if (plain.length < shortestOfNote || repeats(plain, seen)) continue
    found.push({ text: plain.slice(0, 500), kind: preheader ? 'preheader' : 'hidden' })
    if (found.length === 20) break
  }
  return found
}

type Piece = { text: string; early: boolean }

function readPieces(html: string): { pieces: Piece[]; visible: string } {
  const pieces: Piece[] = []
  const open: { name: string; hidden: boolean; silent: boolean }[] = []
  let visible = ''
  let hidden = 0
  let silenced = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (voids.has(name)) return
      const hides = isHidden(attributes)
      open.push({ name, hidden: hides, silent: silent.has(name) })
      if (silent.has(name)) silenced += 1
      if (!hides) return
      if (hidden === 0) pieces.push({ text: '', early: visible.trim().length < 20 })
      hidden += 1
    },
    ontext(text) {
      if (silenced > 0) return
      const piece = pieces.at(-1)
      if (hidden > 0 && piece) piece.text += text
      else visible += text
    },
    onclosetag(name) {
      if (open.at(-1)?.name !== name) return
      const closed = open.pop()
      if (closed?.hidden) hidden -= 1
      if (closed?.silent) silenced -= 1
    },
  })
  parser.end(html)
  return { pieces, visible }
}

const hiding = [
  /display\s*:\s*none/,
  /visibility\s*:\s*hidden/,
  /mso-hide\s*:\s*all/,
  /font-size\s*:\s*(?:0|1px|0?\.\d+)(?:[a-z%\s;!]|$)/,
  /(?:^|[;\s])opacity\s*:\s*0?\.?0\d?\s*(?:;|!|$)/,
  /(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}/,
  /(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*(?:0|1px)(?:px)?\s*(?:;|!|$)/,
  /clip\s*:\s*rect\(\s*0/,
]

const whites = String.raw`(?:#fff(?:fff)?|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))`
const whiteInk = new RegExp(String.raw`(?:^|[;\s])color\s*:\s*${whites}`)
const ground = /background(?:-color|-image)?\s*:/
const whiteGround = new RegExp(String.raw`background(?:-color)?\s*:\s*${whites}`)

function isHidden(attributes: Record<string, string>): boolean {
  if ('hidden' in attributes) return true
  const style = (attributes.style ?? '').toLowerCase().slice(0, 2_000)
  if (style === '') return false
  if (hiding.some((pattern) => pattern.test(style))) return true
  return whiteInk.test(style) && whiteGround.test(style) && ground.test(style)
}

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{3,}/gu) ?? []
}

function repeats(text: string, seen: Set<string>): boolean {
  const own = words(text)
  return own.length < 5 || own.filter((word) => seen.has(word)).length / own.length > 0.8
}
