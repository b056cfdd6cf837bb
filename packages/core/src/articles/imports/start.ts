import { newId } from '@frontdesk/runtime/id'
import { z } from 'zod'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import type { Audience } from '../row.ts'
import { type ImportFile, itemsOf, type NewItem } from './file-items.ts'
import { findImport, type ImportView } from './view.ts'

/** What holds for every article of an import: `language` where it does not say its own. */
export const importOptions = z.object({
  audience: z.enum(['public', 'internal']),
  language: z.string().default(''),
  collection: z.string().default(''),
  maxPages: z.number().default(0),
  origin: z.string().default(''),
  /** robots.txt as it was read at the start */
  robots: z.string().nullable().default(null),
})
export type ImportOptions = z.output<typeof importOptions>

type Common = { audience: Audience; language: string; collection: string }
type New = { kind: 'files' | 'site'; name: string; options: ImportOptions; items: NewItem[] }

const rowsAtOnce = 500

/** Takes in files whose articles the worker then writes, all as drafts. */
export async function startFileImport(
  ctx: OrgContext,
  input: Common & { files: ImportFile[] },
): Promise<ImportView> {
  require(ctx, 'knowledge:write')
  const { audience, language, collection, files } = input
  const items = itemsOf(files)
  const [first] = files
  const name = files.length > 1 ? `${first?.name ?? ''} and ${files.length - 1} more` : (first?.name ?? '')
  const options = { ...noSite, audience, language, collection }
  return start(ctx, { kind: 'files', name, options, items })
}

/** Has the worker read the pages of a site, each to be a draft. One site at a time. */
export async function startCrawl(
  ctx: OrgContext,
  input: Common & { url: string; maxPages: number },
): Promise<ImportView> {
  require(ctx, 'knowledge:write')
  const { audience, language, collection, maxPages } = input
  const url = URL.parse(input.url)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new Invalid('Give the address of a page, such as https://www.example.com/help', 'url')
  }
  url.hash = ''
  const running = await ctx.db.articleImport.findFirst({
    where: { kind: 'site', state: { in: ['waiting', 'running'] } },
  })
  if (running) throw new Conflict('Another site is being read', 'crawl_under_way')
  const content = { format: 'html' as const, text: '', title: '', language: '', collection: '' }
  const options = { ...noSite, audience, language, collection, maxPages, origin: url.origin }
  return start(ctx, {
    kind: 'site',
    name: url.href,
    options,
    items: [{ source: url.href, title: '', content }],
  })
}

const noSite = { maxPages: 0, origin: '', robots: null }

async function start(ctx: OrgContext, { kind, name, options, items }: New): Promise<ImportView> {
  const { organizationId } = ctx
  const id = newId()
  await ctx.db.articleImport.create({
    data: {
      id,
      organizationId,
      kind,
      name: name.slice(0, 1_000),
      options: storableValue(options),
      createdBy: actorRecord(ctx.actor),
    },
  })
  const rows = items.map((item, position) => ({
    id: newId(),
    organizationId,
    importId: id,
    position,
    ...storableValue(item),
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await ctx.db.articleImportItem.createMany({ data: rows.slice(at, at + rowsAtOnce) })
  }
  await writeAudit(ctx, {
    action: kind === 'files' ? 'article_import.files' : 'article_import.site',
    subjectType: 'article_import',
    subjectId: id,
    after: { name, items: items.length },
  })
  ctx.emit({ type: 'article_import.continued', importId: id, notBefore: null })
  return findImport(ctx, id)
}
