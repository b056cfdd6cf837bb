import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { toVersion, type VersionView, versionFields } from './view.ts'

/** The kept versions of the classifier, newest first. */
export async function listVersions(ctx: OrgContext, input: PageInput): Promise<Page<VersionView>> {
  require(ctx, 'categories:read')
  const after = decodeCursor(input.cursor, ['number'])
  const rows = await ctx.db.classifierVersion.findMany({
    where: after ? { version: { lt: Number(after[0]) } } : {},
    orderBy: { version: 'desc' },
    take: input.limit + 1,
    select: versionFields,
  })
  return pageOf(rows, input.limit, (row) => [row.version], toVersion)
}
