import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import type { ArticleView } from './row.ts'
import { findVersion } from './versions/view.ts'

/** Conflict where somebody saved the article after the version a change rests on; says who, and that it is all there. */
export async function refuseOvertaken(
  ctx: OrgContext,
  { id, version }: ArticleView,
  basedOn: number | undefined,
): Promise<void> {
  if (basedOn === undefined || basedOn === version) return
  const { by, at } = await findVersion(ctx, { articleId: id, number: version })
  throw new Conflict(
    `${by} saved version ${version} at ${at}, after the version ${basedOn} you began from. Nothing is lost: theirs is kept, and yours is not saved yet.`,
    'article_changed',
  )
}
