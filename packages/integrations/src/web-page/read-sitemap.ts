import { DomUtils, parseDocument } from 'htmlparser2'

export type Sitemap = { pages: string[]; sitemaps: string[] }

const mostLocations = 5_000

/** The addresses in a sitemap, or of the sitemaps it lists (sitemaps.org, protocol 0.9). */
export function readSitemap(xml: string): Sitemap {
  const document = parseDocument(xml, { xmlMode: true })
  const located = (parent: string) =>
    DomUtils.findAll(({ name, parent: holder }) => {
      return name === 'loc' && holder !== null && 'name' in holder && holder.name === parent
    }, document.children)
      .slice(0, mostLocations)
      .map((element) => DomUtils.textContent(element).trim())
      .filter((url) => URL.canParse(url))
  return { pages: located('url'), sitemaps: located('sitemap') }
}
