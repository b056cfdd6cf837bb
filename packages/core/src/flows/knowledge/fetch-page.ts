import {
  type DestinationOptions,
  ResponseTooLarge,
  type SafeResponse,
  safeFetch,
  UnsafeDestination,
} from '@frontdesk/integrations/outbound/safe-fetch'
import { readPage, type WebPage } from '@frontdesk/integrations/web-page/read-page'
import { crawlerName, type Robots } from '@frontdesk/integrations/web-page/robots'
import { TimedOut } from '@frontdesk/runtime/retry'
import { longestBody } from '../../articles/imports/article-of.ts'
import type { ImportOptions } from '../../articles/imports/start.ts'

/** The page at an address, or why it is none for the knowledge. */
export type FetchedPage = { page: WebPage; url: string } | { outcome: 'skipped' | 'failed'; reason: string }

const limits = { timeoutMs: 15_000, maxBytes: 2 * 1024 * 1024, maxRedirects: 3 }
export const crawlerHeaders = {
  'user-agent': `${crawlerName}/1.0`,
  accept: 'text/html,application/xhtml+xml;q=0.9',
}

/** Fetches one page of a site as its robots.txt allows. Never throws for what the site does. */
export async function fetchPage(
  url: string,
  { origin }: ImportOptions,
  robots: Robots,
  destination: DestinationOptions,
): Promise<FetchedPage> {
  if (!robots.allows(url)) return skipped('The site asks robots not to read it')
  const answer = await safeFetch(url, { headers: crawlerHeaders }, { ...limits, ...destination }).catch(
    (error: unknown) => failed(reasonOf(error)),
  )
  if ('outcome' in answer) return answer
  const landed = URL.parse(answer.url)
  if (landed?.origin !== origin) return skipped('It leads to another site')
  if (!robots.allows(answer.url)) return skipped('The site asks robots not to read it')
  if (answer.status !== 200) return failed(`The site answered ${answer.status}`)
  const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'text/html' && type !== 'application/xhtml+xml') return skipped(`It is ${type || 'no page'}`)
  const page = readPage(decode(answer), answer.url)
  if (page.noIndex) return skipped('It asks not to be indexed')
  if (page.body.trim() === '') return skipped('It holds no text')
  if (page.body.length > longestBody) return failed('It holds more text than an article may')
  return { page, url: answer.url }
}

const skipped = (reason: string) => ({ outcome: 'skipped' as const, reason })
const failed = (reason: string) => ({ outcome: 'failed' as const, reason })

function reasonOf(error: unknown): string {
  if (error instanceof UnsafeDestination) return 'It is not on the public internet'
  if (error instanceof ResponseTooLarge) return 'It is larger than 2 MB'
  if (error instanceof TimedOut) return 'The site did not answer in time'
  return 'The site could not be reached'
}

/** By the charset of the header, else of the page's own beginning, else UTF-8. */
function decode({ headers, body }: SafeResponse): string {
  const beginning = new TextDecoder('latin1').decode(body.subarray(0, 2_048))
  const declared = /charset=["']?([\w-]+)/i
  const charset = declared.exec(headers.get('content-type') ?? '')?.[1] ?? declared.exec(beginning)?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}
