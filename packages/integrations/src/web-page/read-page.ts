import { DomUtils, parseDocument } from 'htmlparser2'
import { boundNesting } from '../email/html/bound-nesting.ts'
import { findMain } from './find-main.ts'
import { toMarkdown } from './to-markdown.ts'

export type WebPage = {
  title: string
  /** What the page is about, without its menus and notices, as Markdown. */
  body: string
  /** ISO 639; null where the page does not say */
  language: string | null
  /** Addresses it leads to, each once; none where it asks not to be followed. */
  links: string[]
  /** The address it wants to be known by. */
  canonical: string | null
  /** Whether it asks to be left out of indexes. */
  noIndex: boolean
}

/** What reads the tree calls itself for each level. */
const deepest = 1_000

/** Reads the HTML of a page, or of a file where there is no address. Never throws for what somebody wrote. */
export function readPage(html: string, url: string | null): WebPage {
  const document = parseDocument(boundNesting(html, deepest))
  const one = (test: (element: Element) => boolean) => DomUtils.findOne(test, document.children)
  const meta = (name: string) =>
    one((element) => element.name === 'meta' && element.attribs.name?.toLowerCase() === name)?.attribs
      .content ?? ''
  const base = one((element) => element.name === 'base')?.attribs.href
  const from = (base === undefined ? null : URL.parse(base, url ?? undefined)?.href) ?? url
  const language = one((element) => element.name === 'html')?.attribs.lang ?? ''
  const titled = textOf(one((element) => element.name === 'title'))
  const canonical = one((element) => element.name === 'link' && element.attribs.rel === 'canonical')
  const robots = meta('robots').toLowerCase()
  const links = robots.includes('nofollow') ? [] : linksOf(document, from)
  const main = findMain(document)
  const heading = DomUtils.findOne(({ name }) => name === 'h1', [main])
  const title = textOf(heading) || titled.split(/ [|–—·] /)[0]?.trim() || ''
  if (heading) DomUtils.removeElement(heading)
  return {
    title: title.slice(0, 300),
    body: toMarkdown(DomUtils.getOuterHTML(main), from),
    language: /^[a-z]{2,3}/i.exec(language)?.[0].toLowerCase() ?? null,
    links,
    canonical: (canonical && URL.parse(canonical.attribs.href ?? '', from ?? undefined)?.href) ?? null,
    noIndex: robots.includes('noindex') || robots.includes('none'),
  }
}

type Document = ReturnType<typeof parseDocument>
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>

function textOf(element: Element | null): string {
  return element ? DomUtils.innerText(element).replace(/\s+/g, ' ').trim() : ''
}

function linksOf(document: Document, from: string | null): string[] {
  const links = DomUtils.findAll(({ name }) => name === 'a' || name === 'area', document.children)
  const followed = links.filter(({ attribs }) => !/\bnofollow\b/.test(attribs.rel ?? ''))
  const urls = followed.flatMap(({ attribs }) => {
    const url = attribs.href === undefined ? null : URL.parse(attribs.href, from ?? undefined)
    if (!url || !/^https?:$/.test(url.protocol)) return []
    url.hash = ''
    return [url.href]
  })
  return [...new Set(urls)]
}
