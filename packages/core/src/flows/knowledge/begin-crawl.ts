import {
  type DestinationOptions,
  type SafeResponse,
  safeFetch,
} from '@frontdesk/integrations/outbound/safe-fetch'
import { readSitemap } from '@frontdesk/integrations/web-page/read-sitemap'
import { readRobots } from '@frontdesk/integrations/web-page/robots'
import type { Step } from '../../articles/imports/step.ts'
import { crawlerHeaders } from './fetch-page.ts'

/** Where a crawl begins: the site as it answers, what its robots.txt says, and the pages its sitemaps name. */
export type Begun = { origin: string; robots: string; pages: string[] }

const limits = { timeoutMs: 10_000, maxBytes: 2 * 1024 * 1024, maxRedirects: 3 }
const mostSitemaps = 5

export async function beginCrawl({ options, items }: Step, destination: DestinationOptions): Promise<Begun> {
  const start = items[0]?.source ?? `${options.origin}/`
  const origin = await landingOrigin(start, options.origin, destination)
  const robots = await readRules(origin, destination)
  const { sitemaps } = readRobots(origin, robots)
  const waiting = sitemaps.length > 0 ? [...sitemaps] : [`${origin}/sitemap.xml`]
  const pages: string[] = []
  for (let read = 0; read < mostSitemaps && waiting.length > 0; read += 1) {
    const url = waiting.shift() ?? ''
    if (URL.parse(url)?.origin !== origin) continue
    const found = readSitemap((await readText(url, destination)) ?? '')
    pages.push(...found.pages)
    waiting.push(...found.sitemaps)
  }
  return { origin, robots, pages: [URL.parse(start)?.href ?? start, ...pages] }
}

/** A site often answers elsewhere than one asks: with www or without, by https. Another domain is another site. */
async function landingOrigin(
  start: string,
  origin: string,
  destination: DestinationOptions,
): Promise<string> {
  const answer = await safeFetch(start, { headers: crawlerHeaders }, { ...limits, ...destination }).catch(
    () => null,
  )
  const [landed, asked] = [URL.parse(answer?.url ?? ''), URL.parse(start)]
  const bare = (host = '') => host.replace(/^www\./, '')
  return landed && bare(landed.host) === bare(asked?.host) ? landed.origin : origin
}

/** A site that has no robots.txt asks for nothing; one that fails to answer is left alone (RFC 9309, 2.3.1). */
async function readRules(origin: string, destination: DestinationOptions): Promise<string> {
  const answer = await ask(`${origin}/robots.txt`, destination)
  if (answer === null || answer.status >= 500) return 'User-agent: *\nDisallow: /'
  return answer.status === 200 ? new TextDecoder().decode(answer.body) : ''
}

async function readText(url: string, destination: DestinationOptions): Promise<string | null> {
  const answer = await ask(url, destination)
  return answer?.status === 200 ? new TextDecoder().decode(answer.body) : null
}

function ask(url: string, destination: DestinationOptions): Promise<SafeResponse | null> {
  const headers = { 'user-agent': crawlerHeaders['user-agent'], accept: 'text/plain,application/xml' }
  return safeFetch(url, { headers }, { ...limits, ...destination }).catch(() => null)
}
