import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { z } from 'zod'
import type { Task } from '../calls/call-record.ts'
import type { Price } from '../cost/prices.ts'

export const providerNames = ['openai', 'anthropic', 'google', 'azure', 'compatible'] as const

export const providerName = z.enum(providerNames)

export type ProviderName = z.infer<typeof providerName>

/** How to reach one provider. `largeModel` serves the tasks of the large tier, `model` everything else. */
export interface ProviderConfig {
  name: ProviderName
  model: string
  largeModel?: string | undefined
  /** A task's own model, before the others; null keeps the provider out of the task. */
  models?: Partial<Record<Task, string | null>> | undefined
  apiKey?: string | undefined
  baseUrl?: string | undefined
  apiVersion?: string | undefined
  /** Instead of what is known of the model. */
  prices?: Price | undefined
  /** How requests leave, for addresses that somebody outside chose; the platform's own way when left out. */
  fetch?: typeof fetch | undefined
}

/** What each provider implements: its LangChain chat model, and how it takes a schema for its output. */
export interface Provider {
  structuredOutput: 'jsonSchema' | 'functionCalling'
  /** Another way to take it when the first gave an unusable answer. */
  repairOutput?: 'functionCalling'
  /** Another way to take it that comes in parts, where the usual one comes whole. */
  streamedOutput?: 'jsonSchema'
  /** Whether the provider can be held to the schema while it writes. */
  strict?: boolean
  /** In a stream it says more than once what the output took so far, which its client adds up. */
  addsUsage?: boolean
  /** Keeps the instructions for the next call only where they are marked. OpenAI and Google do so by themselves. */
  marksCache?: boolean
  /** Where requests go without a base URL. */
  home?: string
  createModel(config: ProviderConfig, options: ModelOptions): Promise<BaseChatModel>
}

export interface ModelOptions {
  model: string
  timeoutMs: number
  maxTokens: number
}
