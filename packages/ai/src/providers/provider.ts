import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { z } from 'zod'

export const providerNames = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const

/** How to reach one provider. `largeModel` serves the tasks of the large tier, `model` everything else. */
export const providerConfigSchema = z.object({
  name: z.enum(providerNames),
  model: z.string().min(1),
  largeModel: z.string().min(1).optional(),
  apiKey: z.string().optional(),
  baseUrl: z.url({ protocol: /^https?$/ }).optional(),
  apiVersion: z.string().optional(),
  /** Price of a million tokens in millionths of a currency unit; cost stays unknown without it. */
  prices: z.object({ input: z.number().nonnegative(), output: z.number().nonnegative() }).optional(),
})

export type ProviderName = (typeof providerNames)[number]
export type ProviderConfig = z.infer<typeof providerConfigSchema>

/** What each provider implements: its LangChain chat model, and how it takes a schema for its output. */
export interface Provider {
  structuredOutput: 'jsonSchema' | 'functionCalling'
  /** Another way to take it when the first gave an unusable answer. */
  repairOutput?: 'functionCalling'
  /** Whether the provider can be held to the schema while it writes. */
  strict?: boolean
  createModel(config: ProviderConfig, options: ModelOptions): Promise<BaseChatModel>
}

export interface ModelOptions {
  model: string
  timeoutMs: number
  maxTokens: number
}
