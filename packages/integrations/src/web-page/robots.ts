import robotsParser from 'robots-parser'

/** How the crawler calls itself, to servers and in their robots.txt. */
export const crawlerName = 'FrontdeskBot'

export type Robots = { allows(url: string): boolean; delayMs: number; sitemaps: string[] }

/** What a site's robots.txt asks of the crawler (RFC 9309). `text` is empty where there is none. */
export function readRobots(origin: string, text: string): Robots {
  const rules = robotsParser(`${origin}/robots.txt`, text.slice(0, mostCharacters))
  return {
    allows: (url) => rules.isAllowed(url, crawlerName) !== false,
    delayMs: Math.max(0, rules.getCrawlDelay(crawlerName) ?? 0) * 1_000,
    sitemaps: rules.getSitemaps(),
  }
}

/** As much as RFC 9309 asks to read at least. */
const mostCharacters = 500 * 1024
