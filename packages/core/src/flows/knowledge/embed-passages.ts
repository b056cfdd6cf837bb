import { embeddingModel, embedTexts } from '@frontdesk/ai/embed'
import { findStale, storeVectors } from '../../articles/vectors/stale.ts'
import { assistantFor } from '../../assistant/setup.ts'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { inOrganization, type OrgContext } from '../../context.ts'

const textsAtOnce = 64
const stepsAtOnce = 10

/**
 * Embeds passages that lack a vector of the model in use, a few hundred a run; while there are more it promises the
 * next run. Ends at the first call that fails, and is tried again by whoever asks next.
 */
export async function embedPassages({ organizationId }: { organizationId: string }): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'knowledge' } }, run)
  for (let step = 1; step <= stepsAtOnce; step += 1) {
    const options = await inside((ctx) => assistantFor(ctx, 'embed'))
    const model = embeddingModel(options)
    if (model === null) return
    const stale = await inside((ctx) => findStale(ctx, model, textsAtOnce))
    if (stale.length === 0) return
    const embedded = await embedTexts(
      stale.map(({ title, text }) => `${title}\n${text}`),
      options,
    )
    if (!embedded) return
    const { vectors, call } = embedded
    await inside(async (ctx) => {
      await recordAiCalls(ctx, null, [call])
      if (!vectors) return
      await storeVectors(
        ctx,
        model,
        stale.map(({ id }, index) => ({ id, values: vectors[index] ?? [] })),
      )
      if (step === stepsAtOnce) ctx.emit({ type: 'knowledge.embedding_due' })
    })
    if (!vectors) return
  }
}
