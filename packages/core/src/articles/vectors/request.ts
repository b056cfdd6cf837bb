import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { type EmbeddingState, readEmbeddingState } from './read-state.ts'

/** Has the worker embed every passage that lacks a vector of the model in use; nothing where no provider embeds. */
export async function requestEmbedding(ctx: OrgContext): Promise<EmbeddingState> {
  require(ctx, 'operations:manage')
  const state = await readEmbeddingState(ctx)
  await writeAudit(ctx, {
    action: 'articles.embed',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    after: { model: state.model, stale: state.stale },
  })
  if (state.model !== null) ctx.emit({ type: 'knowledge.embedding_due' })
  return state
}
