import type { Category, Severity } from './types.ts'

/** `by` is the local part of the colleague's address where a note is somebody's in particular, else empty. */
export type Turn = { kind: 'in' | 'out' | 'note'; by: string; variants: string[]; files: string[] }

/** One story a customer may write in with; `options` are the words behind `+` in its head line. */
export type Situation = {
  key: string
  category: Category
  language: string
  sentiment: number
  severity: Severity
  options: Record<string, string>
  tags: string[]
  subjects: string[]
  turns: Turn[]
}

/**
 * Reads a file of situations. Each starts with
 * `## key category language sentiment severity +option +option=value #tag`, goes on with `s:` lines
 * (subjects to choose from) and turns `@in`, `@out`, `@note` (or `@note mia`). Inside a turn a line `files: a; b`
 * names attachments and `~~` on a line of its own separates wordings.
 */
export function parseSituations(source: string): Situation[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((block) => parseSituation(block))
}

function parseSituation(block: string): Situation {
  const [head = '', ...rest] = block.split('\n')
  const [key = '', category = '', language = '', sentiment = '', severity = '', ...extras] = head
    .trim()
    .split(/\s+/)
  const [before = '', ...turns] = rest.join('\n').split(/^@(?=in|out|note)/m)
  return {
    key,
    category: category as Category,
    language,
    sentiment: Number(sentiment),
    severity: severity as Severity,
    options: Object.fromEntries(
      extras.filter((word) => word.startsWith('+')).map((word) => optionOf(word.slice(1))),
    ),
    tags: extras.filter((word) => word.startsWith('#')).map((word) => word.slice(1)),
    subjects: [...before.matchAll(/^s:(.*)$/gm)].map((match) => (match[1] ?? '').trim()),
    turns: turns.map((turn) => parseTurn(turn)),
  }
}

function optionOf(word: string): [string, string] {
  const [name = '', value = 'yes'] = word.split('=')
  return [name, value]
}

function parseTurn(source: string): Turn {
  const [head = 'in', ...lines] = source.split('\n')
  const [kind = 'in', by = ''] = head.trim().split(' ')
  const filesLine = lines.findIndex((line) => line.startsWith('files:'))
  const files = filesLine < 0 ? '' : (lines.splice(filesLine, 1)[0] ?? '').slice('files:'.length)
  return {
    kind: kind as Turn['kind'],
    by,
    variants: lines
      .join('\n')
      .split(/^~~$/m)
      .map((text) => text.trim()),
    files: files
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  }
}
