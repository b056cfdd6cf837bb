import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import { countTokens } from '@frontdesk/ai/cost/count-tokens'
import { costOf, findPrice } from '@frontdesk/ai/cost/prices'
import { modelForTask } from '@frontdesk/ai/models'
import { type Estimate, nothingAsked } from '../subjects/subject.ts'

type Task = 'classify' | 'draft'
type Prompts = { task: Task; options: AiOptions; texts: string[]; calls: number }

/** Tokens an answer has on average: an opinion has a handful of short fields, a draft some sentences. */
const answerTokens: Record<Task, number> = { classify: 90, draft: 350 }

/** What so many calls cost, by the length of some of the texts that would be sent. */
export function estimateCalls({ task, options, texts, calls }: Prompts): Estimate {
  const { providers = [], prices } = options
  const provider = providers.find((config) => modelForTask(task, config) !== null)
  const model = provider && modelForTask(task, provider)
  if (!provider || !model || calls === 0 || texts.length === 0) return nothingAsked
  const each = texts.reduce((sum, text) => sum + countTokens(text), 0) / texts.length
  const inputTokens = Math.ceil(each * calls)
  const outputTokens = answerTokens[task] * calls
  const price = provider.prices ?? findPrice(model, prices)
  const usage = { inputTokens, outputTokens, cachedTokens: 0, writtenTokens: 0 }
  return {
    calls,
    by: `${provider.name}/${model}`,
    inputTokens,
    outputTokens,
    costMicros: costOf(price, usage),
  }
}
