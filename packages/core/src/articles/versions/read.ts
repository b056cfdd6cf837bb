import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findVersion, type VersionView } from './view.ts'

export async function readArticleVersion(
  ctx: OrgContext,
  input: { id: string; number: number },
): Promise<VersionView> {
  require(ctx, 'knowledge:read')
  return findVersion(ctx, { articleId: input.id, number: input.number })
}
