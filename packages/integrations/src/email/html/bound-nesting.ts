import { Tokenizer } from 'htmlparser2'

/**
 * HTML in which no more than `most` elements are open at once: the tags of deeper ones are left out, and what
 * stands in them stays. No mail nests like that, and parsers take quadratic time for it. Long HTML comes back
 * without comments and without end tags that end nothing, since parsers disagree about where those lie.
 */
export function boundNesting(html: string, most = MAX_OPEN): string {
  return opensMoreThan(html, most) ? rewrite(html, most) : html
}

const MAX_OPEN = 2_000
const START = /<[a-z]/gi

/** Whoever opens fewer elements in all than may be open at once needs no second look. */
function opensMoreThan(html: string, most: number): boolean {
  let opened = 0
  START.lastIndex = 0
  while (opened <= most && START.test(html)) opened += 1
  return opened > most
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** What an element ends by beginning, as long as nothing stands between. */
const ENDS = new Map<string, readonly string[]>(
  Object.entries({
    dd: ['dd', 'dt'],
    dt: ['dd', 'dt'],
    li: ['li'],
    option: ['option'],
    p: ['p'],
    td: ['td', 'th'],
    th: ['th'],
    tr: ['tr', 'td', 'th'],
  }),
)
/** End tags that make an element even where none was open. */
const MAKES = new Set(['br', 'p'])
/** Elements whose content all parsers take for text. */
const RAW = new Set(['script', 'style'])

function rewrite(html: string, most: number): string {
  const open = new OpenElements(most)
  const pieces: string[] = []
  let [tag, name, raw, kept] = [0, '', '', true]
  const put = (piece: string) => void pieces.push(piece)
  const started = (end: number) => {
    if (kept) put(html.slice(tag, end + 1))
    if (kept && !VOID.has(name)) raw = name
  }
  const tokens = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, end) {
        tag = start - 1
        name = html.slice(start, end).toLowerCase()
        kept = open.start(name)
      },
      onopentagend: started,
      onselfclosingtag: started,
      onclosetag(start, end) {
        const ended = html.slice(start, end).toLowerCase()
        raw = ''
        if (open.end(ended) || MAKES.has(ended)) put(`</${ended}>`)
      },
      ontext(start, end) {
        const text = html.slice(start, end)
        put(RAW.has(raw) ? text : text.replaceAll('<', '&lt;'))
      },
      ...IGNORED,
    },
  )
  tokens.write(html)
  tokens.end()
  return pieces.join('')
}

const nothing = () => undefined
const IGNORED = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onprocessinginstruction: nothing,
  ontextentity: nothing,
}

/** Which elements are open, without ever looking through all of them. */
class OpenElements {
  private readonly names: string[] = []
  private readonly counts = new Map<string, number>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** Whether the element may open. */
  start(name: string): boolean {
    if (VOID.has(name)) return true
    const ended = ENDS.get(name) ?? []
    while (ended.includes(this.names.at(-1) ?? '')) this.pop()
    if (this.names.length >= this.most) return false
    this.names.push(name)
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
    return true
  }

  /** Whether such an element was open; it and all within it end. */
  end(name: string): boolean {
    if ((this.counts.get(name) ?? 0) === 0) return false
    while (this.pop() !== name);
    return true
  }

  private pop(): string {
    const last = this.names.pop() ?? ''
    this.counts.set(last, (this.counts.get(last) ?? 1) - 1)
    return last
  }
}
