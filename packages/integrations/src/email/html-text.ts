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
  builder.openBlock({ leadingLineBreaks: marks === null ? breaks : 1 })
  if (marks !== null) builder.addInline(marks[0], { noWordTransform: true })
  if (marks !== null) builder.addLineBreak()
  walk(node.children, builder)
  if (marks !== null) builder.addLineBreak()
  if (marks !== null && marks[1] !== '') builder.addInline(marks[1], { noWordTransform: true })
  builder.closeBlock({ trailingLineBreaks: marks === null ? breaks : 1 })
}

const inline: FormatCallback = (node, walk, builder, options) => {
  if (currentMarks(toElement(node)) === null) walk(node.children, builder)
  else marked(node, walk, builder, options)
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

function toElement(node: {
  name?: string | undefined
  attribs?: Record<string, string> | undefined
}): HtmlElement {
  return { name: node.name ?? '', attribs: node.attribs ?? {} }
}

function tidy(text: string): string {
  return text.replace(/\u00a0/g, ' ').replace(/[ \t]+$/gm, '')
}
