import { z } from 'zod'
import type { ProviderConfig } from '../providers/provider.ts'
import type { AskOptions } from './ask-options.ts'
import type { AiCallRecord } from './call-record.ts'

export interface TestedProvider {
  works: boolean
  latencyMs: number
  model: string
  /** What to do about it, in a sentence; never what the provider wrote. */
  message: string
  calls: AiCallRecord[]
}

const schema = z.object({ ready: z.boolean() })

/** Asks a provider a question without any material, in the form in which it would be asked for work. */
export async function testProvider(
  config: ProviderConfig,
  model: string,
  options: AskOptions = {},
): Promise<TestedProvider> {
  const { askChain } = await import('../fallback.ts')
  const { value, calls } = await askChain({
    ...options,
    task: 'test',
    schema,
    system: 'You are asked whether you can be reached. Answer only in the required structure.',
    user: 'Say that you are ready.',
    placeholders: {},
    providers: [{ ...config, models: { test: model } }],
  })
  const latencyMs = calls.reduce((sum, call) => sum + call.latencyMs, 0)
  return { works: value !== null, latencyMs, model, message: messageOf(calls.at(-1)), calls }
}

const byStatus: Record<string, string> = {
  400: 'The provider refused the request: look at the name of the model and the version of the API.',
  401: 'The provider refused the key.',
  403: 'The key may not use this model.',
  404: 'The provider knows no such model, or the address is wrong.',
  429: 'The provider answers no more calls for now: its limit or credit is used up.',
}

const byOutcome: Record<AiCallRecord['outcome'], string> = {
  ok: 'The provider answered in the wanted form.',
  repaired: 'The provider answered in the wanted form when it was asked a second time.',
  invalid: 'The provider answers, but not in the wanted form: another model may do better.',
  timeout: 'The provider did not answer in time.',
  error: 'The provider could not be reached, or failed.',
  breaker_open: 'The provider failed often and is not asked for a few seconds. Try again then.',
  over_budget: 'The budget of this month is used up.',
  cached: 'The answer had been kept: the provider was not asked.',
}

function messageOf(call: AiCallRecord | undefined): string {
  if (!call) return byOutcome.error
  const status = call.error?.match(/\b(\d{3})$/)?.[1]
  return (status === undefined ? undefined : byStatus[status]) ?? byOutcome[call.outcome]
}
