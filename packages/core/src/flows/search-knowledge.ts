import { embeddingModel, embedTexts } from '@frontdesk/ai/embed'
import type { Audience } from '../articles/row.ts'
import { type FoundArticle, searchPublished } from '../articles/search-published.ts'
import { packVector } from '../articles/vectors/packed.ts'
import { assistantFor } from '../assistant/setup.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { type Actor, inOrganization } from '../context.ts'
import { require } from '../permissions.ts'

type Input = { q: string; limit: number; audience?: Audience | undefined }

/** Whoever searches waits no longer than this for a provider; the words alone find most. */
const patienceMs = 1_500
const longestQuestion = 2_000

/** The published articles that answer a question: by their words, and by what they mean where passages are embedded. */
export async function searchKnowledge(
  who: { organizationId: string; actor: Actor },
  input: Input,
): Promise<FoundArticle[]> {
  const embedding = await inOrganization(who, async (ctx) => {
    require(ctx, 'knowledge:read')
    const kept = await ctx.db.chunkVector.findFirst({ select: { model: true } })
    return kept ? { options: await assistantFor(ctx, 'embed') } : { found: await searchPublished(ctx, input) }
  })
  if (embedding.found) return embedding.found
  const { options } = embedding
  const model = embeddingModel(options)
  const question = input.q.slice(0, longestQuestion)
  const embedded = await embedTexts([question], { ...options, timeoutMs: patienceMs })
  return inOrganization(who, async (ctx) => {
    if (embedded) await recordAiCalls(ctx, null, [embedded.call])
    const [values] = embedded?.vectors ?? []
    const meaning = model !== null && values ? { model, vector: packVector(values) } : undefined
    return searchPublished(ctx, { ...input, meaning })
  })
}
