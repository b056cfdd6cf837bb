import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { Invalid, TooLarge } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'

export type ImportFile = { name: string; content: string }

/** One article to be: the text of a whole file, or a row of a table. */
export const itemContent = z.object({
  format: z.enum(['markdown', 'html', 'row']),
  text: z.string(),
  title: z.string().default(''),
  language: z.string().default(''),
  collection: z.string().default(''),
})
export type ItemContent = z.output<typeof itemContent>
export type NewItem = { source: string; title: string; content: ItemContent }

const mostItems = 5_000
const longestName = 200
const formats: Record<string, 'markdown' | 'html' | 'csv'> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
  html: 'html',
  htm: 'html',
  csv: 'csv',
}

/**
 * What is in files somebody uploads. A file's name is only ever a label, and one that looks like a way out of a folder
 * is refused all the same. Invalid names the file; TooLarge when there are more than 5,000 articles in all.
 */
export function itemsOf(files: readonly ImportFile[]): NewItem[] {
  const items = files.flatMap((file, index) => {
    const place = `files.${index}`
    const name = safeName(file.name, place)
    const format = formats[name.split('.').at(-1)?.toLowerCase() ?? '']
    if (!format) throw new Invalid(`${name}: only .md, .txt, .html and .csv can be imported`, `${place}.name`)
    const text = storable(file.content).replace(/^\uFEFF/, '')
    if (format === 'csv') return rowsOf(name, text, place)
    return [{ source: `file:${name}`, title: '', content: { ...blank, format, text } }]
  })
  if (items.length > mostItems) throw new TooLarge(`One import has at most ${mostItems} articles`)
  return distinct(items)
}

const blank = { title: '', language: '', collection: '' }

function safeName(given: string, place: string): string {
  const name = given.trim().replace(/^\.\//, '')
  const parts = name.split('/')
  const unsafe =
    name === '' ||
    name.length > longestName ||
    /[\\\p{Cc}]|%2e|%2f|%5c/iu.test(name) ||
    /^[a-z][a-z0-9+.-]*:/i.test(name) ||
    parts.some((part) => ['', '.', '..', '~'].includes(part.trim()))
  if (unsafe) throw new Invalid('This is not the name of a file', `${place}.name`)
  return name
}

const row = z.record(z.string(), z.string())

function rowsOf(name: string, text: string, place: string): NewItem[] {
  const rows = readCsv(name, text, place)
  const [first] = rows
  if (!first) throw new Invalid(`${name} holds no row`, `${place}.content`)
  const missing = ['title', 'body'].filter((column) => first[column] === undefined)
  if (missing.length > 0)
    throw new Invalid(`${name} has no column ${missing.join(' and ')}`, `${place}.content`)
  return rows.map(({ title = '', body = '', language = '', collection = '' }, index) => {
    const titled = title.trim().slice(0, 300)
    const label = titled === '' ? `row ${index + 2}` : titled
    const content = { format: 'row' as const, text: body, title: titled, language, collection }
    return { source: `file:${name}#${label}`, title: titled, content }
  })
}

function readCsv(name: string, text: string, place: string): Record<string, string>[] {
  const [head = ''] = text.split('\n', 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ','
  try {
    const parsed: unknown = parse(text, {
      columns: (names: string[]) => names.map((column) => column.trim().toLowerCase()),
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      to: mostItems + 1,
    })
    return z.array(row).parse(parsed)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it is not CSV'
    throw new Invalid(`${name} cannot be read: ${why.slice(0, 200)}`, `${place}.content`)
  }
}

/** Two that go by the same name are told apart by which of them it is. */
function distinct(items: NewItem[]): NewItem[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const count = (seen.get(item.source) ?? 0) + 1
    seen.set(item.source, count)
    return count === 1 ? item : { ...item, source: `${item.source} (${count})` }
  })
}
