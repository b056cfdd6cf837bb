import { actorRecord } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { storable } from '../../messages/storable.ts'
import type { ArticleContent } from '../row.ts'

type Version = { articleId: string; number: number; content: ArticleContent; note: string }

/** Keeps what an article says now under its number, with who saved it. */
export async function keepVersion(ctx: OrgContext, version: Version): Promise<void> {
  const { articleId, number, content, note } = version
  await ctx.db.articleVersion.create({
    data: {
      organizationId: ctx.organizationId,
      articleId,
      number,
      ...content,
      note: storable(note),
      createdBy: actorRecord(ctx.actor),
    },
  })
}
