import { env as currentEnv, type Env } from '@frontdesk/runtime/env'
import type { Task } from './calls/call-record.ts'
import type { ProviderConfig, ProviderName } from './providers/provider.ts'

interface TaskSettings {
  tier: 'small' | 'large'
  /** Hard stop for the whole chain. */
  timeoutMs: number
  maxTokens: number
}

/** What each task needs. */
export const taskSettings: Record<Task, TaskSettings> = {
  classify: { tier: 'small', timeoutMs: 8_000, maxTokens: 400 },
  draft: { tier: 'large', timeoutMs: 15_000, maxTokens: 1_500 },
  summarize: { tier: 'small', timeoutMs: 15_000, maxTokens: 600 },
  translate: { tier: 'small', timeoutMs: 15_000, maxTokens: 3_000 },
  article: { tier: 'large', timeoutMs: 20_000, maxTokens: 2_000 },
  embed: { tier: 'small', timeoutMs: 10_000, maxTokens: 0 },
  check: { tier: 'small', timeoutMs: 8_000, maxTokens: 800 },
  test: { tier: 'small', timeoutMs: 15_000, maxTokens: 100 },
}

/** Names used where the configuration names a provider but no model. */
const defaultModels: Partial<Record<ProviderName, string>> = {
  openai: 'gpt-5-mini',
  anthropic: 'claude-haiku-4-5',
  google: 'gemini-2.5-flash',
}

/** The model of a provider that serves a task; null when it is kept out of it. */
export function modelForTask(task: Task, config: ProviderConfig): string | null {
  const own = config.models?.[task]
  if (own !== undefined) return own
  return taskSettings[task].tier === 'large' ? (config.largeModel ?? config.model) : config.model
}

/**
 * The provider chain of the environment: those of AI_PROVIDERS in that order, or without it every provider that
 * has what it needs. A provider that lacks its key, address or model is left out.
 */
export function providersFromEnv(env: Env = currentEnv): ProviderConfig[] {
  const order = env.AI_PROVIDERS.length > 0 ? env.AI_PROVIDERS : (Object.keys(readers) as ProviderName[])
  return order.flatMap((name) => {
    const {
      key,
      keyOptional,
      model = defaultModels[name],
      baseUrl,
      baseUrlNeeded,
      apiVersion,
    } = readers[name](env)
    if (!model || (!key && !keyOptional) || (!baseUrl && baseUrlNeeded)) return []
    return [
      {
        name,
        model,
        ...(key ? { apiKey: key } : {}),
        ...(baseUrl ? { baseUrl } : {}),
        ...(apiVersion ? { apiVersion } : {}),
      },
    ]
  })
}

interface Settings {
  key: string | undefined
  model: string | undefined
  baseUrl: string | undefined
  keyOptional?: boolean
  baseUrlNeeded?: boolean
  apiVersion?: string | undefined
}

const readers: Record<ProviderName, (env: Env) => Settings> = {
  openai: (env) => ({ key: env.OPENAI_API_KEY, model: env.OPENAI_MODEL, baseUrl: env.OPENAI_BASE_URL }),
  anthropic: (env) => ({
    key: env.ANTHROPIC_API_KEY,
    model: env.ANTHROPIC_MODEL,
    baseUrl: env.ANTHROPIC_BASE_URL,
  }),
  google: (env) => ({ key: env.GOOGLE_API_KEY, model: env.GOOGLE_MODEL, baseUrl: env.GOOGLE_BASE_URL }),
  azure: (env) => ({
    key: env.AZURE_OPENAI_API_KEY,
    model: env.AZURE_OPENAI_DEPLOYMENT,
    baseUrl: env.AZURE_OPENAI_ENDPOINT,
    baseUrlNeeded: true,
    apiVersion: env.AZURE_OPENAI_API_VERSION,
  }),
  compatible: (env) => ({
    key: env.COMPATIBLE_API_KEY,
    model: env.COMPATIBLE_MODEL,
    baseUrl: env.COMPATIBLE_BASE_URL,
    keyOptional: true,
    baseUrlNeeded: true,
  }),
}
