import { readPage } from '@frontdesk/integrations/web-page/read-page'
import type { ItemContent } from './file-items.ts'

export type Imported = { title: string; body: string; language: string; collection: string }

export const longestBody = 200_000

/** The article an item makes, or why it makes none. Runs outside any transaction: HTML takes its time. */
export function articleOf(item: ItemContent, source: string, language: string): Imported | string {
  const { title, body, language: own } = readers[item.format](item)
  const named = title.trim() === '' ? nameOf(source) : title.trim()
  if (body.trim() === '' && title.trim() === '') return 'It holds no text'
  if (body.length > longestBody) return `It has more than ${longestBody.toLocaleString('en')} characters`
  return {
    title: named.slice(0, 300),
    body: body.trim(),
    language: [own, language, 'en'].find((code) => /^[a-z]{2,3}$/.test(code)) ?? 'en',
    collection: item.collection.trim().slice(0, 100),
  }
}

type Read = { title: string; body: string; language: string }

const readers: Record<ItemContent['format'], (item: ItemContent) => Read> = {
  markdown: ({ text }) => readMarkdown(text),
  html: ({ text }) => {
    const { title, body, language } = readPage(text, null)
    return { title, body, language: language ?? '' }
  },
  row: ({ title, text, language }) => ({ title, body: text, language: language.trim().toLowerCase() }),
}

/** The first heading is the title, unless the lines before the text (`---` … `---`) name one. */
function readMarkdown(text: string): Read {
  const head = /^---\r?\n([\s\S]{0,5000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  const named = new Map<string, string>()
  for (const line of head?.[1]?.split('\n') ?? []) {
    const [, name = '', value = ''] = /^(\w+):[ \t]*(.*)$/.exec(line.trim()) ?? []
    named.set(name.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  const rest = head ? text.slice(head[0].length) : text
  const heading = /^\s*#[ \t]+(.+)$/m.exec(rest)
  const leads = heading && rest.slice(0, heading.index).trim() === '' ? heading : null
  const title = named.get('title') ?? leads?.[1]?.replace(/[ \t]+#+[ \t]*$/, '').trim() ?? ''
  const body = leads && named.get('title') === undefined ? rest.slice(leads.index + leads[0].length) : rest
  return { title, body, language: named.get('language')?.toLowerCase() ?? '' }
}

function nameOf(source: string): string {
  const last =
    source
      .replace(/^file:/, '')
      .split(/[#/]/)
      .at(-1) ?? source
  return (
    last
      .replace(/\.(md|markdown|txt|html?|csv)$/i, '')
      .replace(/[-_]+/g, ' ')
      .trim() || source
  )
}
