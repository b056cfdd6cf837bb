import { countTokens } from '@frontdesk/ai/cost/count-tokens'
import { costOf, findPrice } from '@frontdesk/ai/cost/prices'
import { modelForTask } from '@frontdesk/ai/models'
import { classifySystemPrompt } from '@frontdesk/ai/prompts/classify'
import { assistantFor } from '../../assistant/setup.ts'
import { activeCategories } from '../../categories/list.ts'
import type { OrgContext } from '../../context.ts'
import { backlogMessages } from './scope.ts'
import type { BacklogScope } from './view.ts'

export type Estimate = {
  messages: number
  /** `<provider>/<model>` that will be asked; null where the local models judge alone */
  by: string | null
  inputTokens: number
  outputTokens: number
  /** millionths of a dollar; null where the price of the model is not known */
  costMicros: number | null
  seconds: number
}

const longestText = 20_000
const charactersPerToken = 3.6
/** An opinion has a handful of short fields. */
const tokensPerOpinion = 90
const secondsEach = { local: 0.01, provider: 0.5 }

/** What judging the messages of a scope would take, before anything is asked. */
export async function estimateBacklog(
  ctx: OrgContext,
  { scope, useProviders }: { scope: BacklogScope; useProviders: boolean },
): Promise<Estimate> {
  const [row] = await ctx.db.$queryRaw<{ messages: number; characters: number }[]>`
    SELECT count(*)::int AS messages,
      coalesce(sum(least(length(m.text) + length(m.subject), ${longestText})), 0)::float8 AS characters
    ${backlogMessages(scope)}`
  const { messages, characters } = row ?? { messages: 0, characters: 0 }
  const { providers = [], prices, template } = useProviders ? await assistantFor(ctx, 'classify') : {}
  const [provider] = providers.filter((config) => modelForTask('classify', config) !== null)
  const model = provider && modelForTask('classify', provider)
  if (!provider || !model) {
    const seconds = Math.ceil(messages * secondsEach.local)
    return { messages, by: null, inputTokens: 0, outputTokens: 0, costMicros: 0, seconds }
  }
  const prompt = countTokens(classifySystemPrompt(await activeCategories(ctx), template))
  const inputTokens = Math.ceil(messages * prompt + characters / charactersPerToken)
  const outputTokens = messages * tokensPerOpinion
  const price = provider.prices ?? findPrice(model, prices)
  return {
    messages,
    by: `${provider.name}/${model}`,
    inputTokens,
    outputTokens,
    costMicros: costOf(price, { inputTokens, outputTokens, cachedTokens: 0, writtenTokens: 0 }),
    seconds: Math.ceil(messages * secondsEach.provider),
  }
}
