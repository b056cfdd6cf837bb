import { embeddingModel } from '@frontdesk/ai/embed'
import { assistantFor } from '../../assistant/setup.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'

/** `model` is null where no provider embeds; `stale` passages have no vector of that model. */
export type EmbeddingState = { model: string | null; passages: number; stale: number; inUse: boolean }

/** How far the passages are embedded, which is also the progress of embedding them anew. */
export async function readEmbeddingState(ctx: OrgContext): Promise<EmbeddingState> {
  require(ctx, 'knowledge:read')
  const model = embeddingModel(await assistantFor(ctx, 'embed'))
  const passages = await ctx.db.chunk.count()
  const embedded = await ctx.db.chunkVector.count()
  const fresh = model === null ? 0 : await ctx.db.chunkVector.count({ where: { model } })
  return { model, passages, stale: passages - fresh, inUse: embedded > 0 }
}
