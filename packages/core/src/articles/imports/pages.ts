import type { WebPage } from '@frontdesk/integrations/web-page/read-page'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { storableValue } from '../../messages/storable.ts'
import type { ImportOptions } from './start.ts'
import { type Settled, settleItem } from './step.ts'

export type PageRead = { id: string; source: string } & (
  | { page: WebPage; url: string }
  | { outcome: 'skipped' | 'failed'; reason: string }
)
type Read = { options: ImportOptions; read: PageRead[]; allows: (url: string) => boolean }

const longestUrl = 1_000
/** Pages looked at for each that may become an article: menus and lists lead to many that hold no text. */
const lookedAtForEach = 5

/** Keeps what a crawl found at its beginning: the site's own address, its robots.txt, and the pages it names. */
export async function noteFound(
  ctx: OrgContext,
  importId: string,
  { origin, robots, pages }: { origin: string; robots: string; pages: string[] },
): Promise<void> {
  const run = await ctx.db.articleImport.findUniqueOrThrow({ where: { id: importId } })
  const options = { ...(run.options as ImportOptions), origin, robots }
  await ctx.db.articleImport.update({ where: { id: importId }, data: { options: storableValue(options) } })
  await ctx.db.articleImportItem.deleteMany({ where: { importId, outcome: 'waiting' } })
  await addPages(ctx, importId, options, pages)
}

/** Makes pages articles, and adds the pages they lead to; at the limit of articles, what waits is left out. */
export async function settlePages(ctx: OrgContext, importId: string, { options, read, allows }: Read) {
  const articles = () => ctx.db.articleImportItem.count({ where: { importId, articleId: { not: null } } })
  for (const page of read) {
    if ((await articles()) >= options.maxPages) break
    await settleItem(ctx, await settledOf(ctx, importId, page, options), options.audience)
  }
  const links = read.flatMap((page) => ('page' in page ? page.page.links : []))
  await addPages(ctx, importId, options, links.filter(allows))
  if ((await articles()) < options.maxPages) return
  await ctx.db.articleImportItem.updateMany({
    where: { importId, outcome: 'waiting' },
    data: { outcome: 'skipped', reason: `More than ${options.maxPages} pages` },
  })
}

/** A page that is known by another address too is one article, under the address it wants to be known by. */
async function settledOf(
  ctx: OrgContext,
  importId: string,
  read: PageRead,
  options: ImportOptions,
): Promise<Settled> {
  if (!('page' in read)) return { id: read.id, outcome: read.outcome, reason: read.reason }
  const { page, url, id } = read
  const source = addressOf(page.canonical, options.origin) ?? addressOf(url, options.origin) ?? read.source
  const same = await ctx.db.articleImportItem.findFirst({
    where: { importId, id: { not: id }, articleId: { not: null }, source },
  })
  const sibling = source === read.source ? null : same
  if (sibling) return { id, outcome: 'skipped', reason: `It is the same page as ${source}` }
  const article = {
    title: page.title === '' ? source : page.title,
    body: page.body,
    language: page.language ?? (options.language || 'en'),
    collection: options.collection,
  }
  return { id, source, article }
}

async function addPages(ctx: OrgContext, importId: string, options: ImportOptions, urls: string[]) {
  const wanted = [...new Set(urls.flatMap((url) => addressOf(url, options.origin) ?? []))]
  const { _max, _count } = await ctx.db.articleImportItem.aggregate({
    where: { importId },
    _max: { position: true },
    _count: true,
  })
  const room = Math.max(0, options.maxPages * lookedAtForEach - _count)
  const known = await ctx.db.articleImportItem.findMany({
    where: { importId, source: { in: wanted } },
    select: { source: true },
  })
  const seen = new Set(known.map(({ source }) => source))
  const first = (_max.position ?? -1) + 1
  await ctx.db.articleImportItem.createMany({
    data: wanted
      .filter((url) => !seen.has(url))
      .slice(0, room)
      .map((source, index) => ({
        id: newId(),
        organizationId: ctx.organizationId,
        importId,
        position: first + index,
        source,
      })),
    skipDuplicates: true,
  })
}

const files =
  /\.(pdf|zip|gz|jpe?g|png|gif|webp|svg|ico|css|js|mjs|json|xml|rss|mp[34]|webm|woff2?|docx?|xlsx?|pptx?|csv)$/i

/** An address of this site that may be a page, without its fragment. */
function addressOf(url: string | null, origin: string): string | null {
  const parsed = url === null ? null : URL.parse(url)
  if (parsed?.origin !== origin || parsed.username !== '' || files.test(parsed.pathname)) return null
  parsed.hash = ''
  return parsed.href.length > longestUrl ? null : parsed.href
}
