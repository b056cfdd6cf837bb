import type { Task } from '../calls/call-record.ts'
import { modelForTask, taskSettings } from '../models.ts'
import type { ProviderConfig } from '../providers/provider.ts'
import { costOf, findPrice, type PriceTable } from './prices.ts'

/** What is said to a model on average: instructions, passages and a mail. */
const usualInput = 1_500
/** Answers take a part of what they may. */
const usedShare = 0.4

/**
 * The providers with the cheapest for the task first, at what its model takes for a usual call. Those without a known
 * price, and those that are kept out of the task, come last in the order they had.
 */
export function cheapestFirst(
  task: Task,
  providers: ProviderConfig[],
  own: PriceTable = {},
): ProviderConfig[] {
  const usage = {
    inputTokens: usualInput,
    outputTokens: Math.round(taskSettings[task].maxTokens * usedShare),
    cachedTokens: 0,
    writtenTokens: 0,
  }
  const costs = new Map(
    providers.map((config) => {
      const model = modelForTask(task, config)
      const price = model === null ? null : (config.prices ?? findPrice(model, own))
      return [config, costOf(price, usage) ?? Number.POSITIVE_INFINITY] as const
    }),
  )
  const costFor = (config: ProviderConfig) => costs.get(config) ?? Number.POSITIVE_INFINITY
  return providers.toSorted((a, b) => (costFor(a) === costFor(b) ? 0 : costFor(a) - costFor(b)))
}
