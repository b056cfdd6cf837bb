import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text'
import { boundNesting } from './html/bound-nesting.ts'

/** The readable text of HTML: paragraphs parted by blank lines, one line per `br`, links as their text. */
export function htmlToText(html: string): string {
  plain ??= compile(OPTIONS)
  return tidy(plain(boundNesting(html.slice(0, MAX_LENGTH)))).trim()
}

/**
 * The text of HTML with marks before and after the content of elements that `marksOf` gives some for, each on
 * a line of its own.
 */
export function htmlToMarkedText(html: string, marksOf: MarksOf): string {
  marking ??= compile(MARKING)
  currentMarks = marksOf
  return tidy(marking(boundNesting(html.slice(0, MAX_LENGTH))))
}

export type HtmlElement = { name: string; attribs: Record<string, string> }
type MarksOf = (element: HtmlElement) => [string, string] | null
type Converter = (html: string) => string

// Compiled once, since that takes longer than converting a mail. Converting is synchronous, so one place is
// enough for the marks of the conversion that runs.
let plain: Converter | undefined
let marking: Converter | undefined
let currentMarks: MarksOf = () => null

/** Plain text as HTML that shows the same lines. */
export function textToSimpleHtml(text: string): string {
  return `<div>${escapeHtml(text).replaceAll('\n', '<br>\n')}</div>`
}

/** Text with the characters that mean something in HTML written as entities. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
}

const MAX_LENGTH = 2_000_000
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const BLOCKS = ['blockquote', 'div', 'p']

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: 4 * MAX_LENGTH },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'head', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'title', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'blockquote', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    // Tables lay mails out: a row is a line, its cells are parted by a space.
    ...['table', 'tr'].map((selector) => ({
      selector,
      format: 'block',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
    ...['td', 'th'].map((selector) => ({ selector, format: 'cell' })),
  ],
  formatters: {
    cell: (node, walk, builder) => {
      builder.addInline(' ')
      walk(node.children, builder)
      builder.addInline(' ')
    },
  },
}

const marked: FormatCallback = (node, walk, builder) => {
  const element = toElement(node)
  const marks = currentMarks(element)
  const breaks = breaksOf(element)
  if (keepsLines(element)) breakLines(node as DomNode)
  builder.openBlock({ leadingLineBreaks: marks === null ? breaks : 1 })
  if (marks !== null) builder.addInline(marks[0], { noWordTransform: true })
  if (marks !== null && node.children?.length > 0) builder.addLineBreak()
  walk(node.children, builder)
  if (marks !== null && marks[1] !== '') {
    builder.addLineBreak()
    builder.addInline(marks[1], { noWordTransform: true })
  }
  builder.closeBlock({ trailingLineBreaks: marks === null ? breaks : 1 })
}

const inline: FormatCallback = (node, walk, builder, options) => {
  const element = toElement(node)
  if (currentMarks(element) !== null) return marked(node, walk, builder, options)
  if (keepsLines(element)) breakLines(node as DomNode)
  walk(node.children, builder)
}

const MARKING: HtmlToTextOptions = {
  ...OPTIONS,
  formatters: { ...OPTIONS.formatters, marked, inline },
  selectors: [
    ...(OPTIONS.selectors ?? []).filter(({ selector }) => selector !== 'blockquote'),
    ...BLOCKS.map((selector) => ({ selector, format: 'marked' })),
    { selector: 'span', format: 'inline' },
    { selector: 'hr', format: 'marked' },
  ],
}

/** Word writes each line as a paragraph without space around it. */
function breaksOf({ name, attribs }: HtmlElement): number {
  return name === 'p' && !/\bMso(?:Normal|PlainText|NoSpacing)\b/.test(attribs.class ?? '') ? 2 : 1
}

/** Whether the lines of an element's source are lines of the mail, as where text was pasted into it. */
function keepsLines({ attribs }: HtmlElement): boolean {
  return /(?:^|[;\s])white-space:\s*(?:pre|break-spaces)/i.test(attribs.style ?? '')
}

/** Writes the line ends in an element's texts as elements; those that only part elements are none. */
function breakLines(node: DomNode): void {
  node.children = (node.children ?? []).flatMap((child) => {
    if (child.type !== 'text' || !/\S/.test(child.data ?? '')) {
      breakLines(child)
      return [child]
    }
    return (child.data ?? '')
      .split(/\r\n?|\n/)
      .flatMap((data, index) => (index === 0 ? [{ ...child, data }] : [LINE_END, { ...child, data }]))
  })
}

type DomNode = { type?: string | undefined; data?: string | undefined; children?: DomNode[] | undefined }
const LINE_END: DomNode & HtmlElement = { type: 'tag', name: 'br', attribs: {}, children: [] }

function toElement(node: {
  name?: string | undefined
  attribs?: Record<string, string> | undefined
}): HtmlElement {
  return { name: node.name ?? '', attribs: node.attribs ?? {} }
}

function tidy(text: string): string {
  const lines = text.replace(/\u00a0/g, ' ').split('\n')
  return lines.map((line) => (line.endsWith(' ') || line.endsWith('\t') ? line.trimEnd() : line)).join('\n')
}
