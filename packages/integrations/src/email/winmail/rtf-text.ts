import { decodeBytes } from '../charset/charset.ts'

/** The readable words of rich text (RTF), or the HTML that was wrapped in it (MS-OXRTFEX). Bounded. */
export function readRtf(rtf: Buffer): { text: string; html: string } {
  const source = rtf.subarray(0, MAX_LENGTH).toString('latin1')
  if (!source.startsWith('{\\rtf')) return { text: '', html: '' }
  const reader: Reader = {
    out: [],
    bytes: [],
    charset: `cp${/\\ansicpg(\d{3,5})/.exec(source.slice(0, 1_000))?.[1] ?? '1252'}`,
    state: { hidden: false, afterUnicode: 1 },
    stack: [],
    skip: 0,
    wrapsHtml: /\\fromhtml1/.test(source.slice(0, 1_000)),
  }
  for (const token of source.matchAll(TOKEN)) readToken(reader, token)
  flush(reader)
  const written = reader.out.join('')
  if (reader.wrapsHtml) return { text: '', html: written.trim() }
  const text = written
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { text, html: '' }
}

const MAX_LENGTH = 4_000_000
const MAX_DEPTH = 500
const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]{1,10000})/gi

/** Groups that hold no words of the letter. */
const HIDDEN = new Set(
  'fonttbl colortbl stylesheet info pict object header footer themedata datastore listtable listoverridetable rsidtbl generator mhtmltag xmlnstbl'.split(
    ' ',
  ),
)
const SHOWN: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}
const SYMBOLS: Record<string, string> = { '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}', '\n': '\n' }

type State = { hidden: boolean; afterUnicode: number }
type Reader = {
  out: string[]
  bytes: number[]
  charset: string
  state: State
  stack: State[]
  /** characters left that only repeat one written as Unicode */
  skip: number
  wrapsHtml: boolean
}

function readToken(reader: Reader, token: RegExpExecArray): void {
  const [, word, number, hex, symbol, brace, words] = token
  if (hex !== undefined) {
    if (reader.skip > 0) reader.skip -= 1
    else if (!reader.state.hidden) reader.bytes.push(Number.parseInt(hex, 16))
    return
  }
  flush(reader)
  if (word !== undefined) readWord(reader, word, number === undefined ? null : Number(number))
  else if (brace !== undefined) readBrace(reader, brace)
  else if (symbol === '*') reader.state.hidden = true
  else if (symbol !== undefined) show(reader, SYMBOLS[symbol] ?? '')
  else if (words !== undefined) showWords(reader, words)
}

function readWord(reader: Reader, word: string, number: number | null): void {
  const { state } = reader
  if (word === 'htmlrtf') state.hidden = number !== 0
  else if (word === 'uc') state.afterUnicode = Math.min(Math.max(number ?? 1, 0), 10)
  else if (word === 'htmltag') state.hidden = !reader.wrapsHtml
  else if (HIDDEN.has(word)) state.hidden = true
  else if (word === 'u' && number !== null) {
    show(reader, String.fromCharCode(number & 0xffff))
    reader.skip = state.afterUnicode
  } else show(reader, SHOWN[word] ?? '')
}

function readBrace(reader: Reader, brace: string): void {
  reader.skip = 0
  if (brace === '}') reader.state = reader.stack.pop() ?? reader.state
  else if (reader.stack.length < MAX_DEPTH) reader.stack.push({ ...reader.state })
}

function showWords(reader: Reader, words: string): void {
  const skipped = Math.min(reader.skip, words.length)
  reader.skip -= skipped
  show(reader, words.slice(skipped))
}

function show(reader: Reader, text: string): void {
  if (!reader.state.hidden && text !== '') reader.out.push(text)
}

/** Bytes of a character set of several bytes a letter are decoded together. */
function flush(reader: Reader): void {
  if (reader.bytes.length === 0) return
  reader.out.push(decodeBytes(Uint8Array.from(reader.bytes), reader.charset))
  reader.bytes = []
}
