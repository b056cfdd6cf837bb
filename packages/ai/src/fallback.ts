import { createHash } from 'node:crypto'
import { BreakerOpen, breaker } from '@frontdesk/runtime/circuit-breaker'
import { TimedOut, withTimeout } from '@frontdesk/runtime/retry'
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages'
import type { z } from 'zod'
import type { AiCallRecord } from './call-record.ts'
import { modelForTask, type Task, taskSettings } from './models.ts'
import { type Answer, ask } from './providers/ask.ts'
import type { ProviderConfig } from './providers/provider.ts'

export interface ChainRequest<T> {
  task: Task
  schema: z.ZodType<T>
  system: string
  user: string
  providers: ProviderConfig[]
  /** Hard stop for the whole chain in milliseconds; the task's own when left out. */
  timeoutMs?: number | undefined
}

export interface ChainResult<T> {
  /** Null when no provider gave a usable answer. */
  value: T | null
  /** `<provider>/<model>` of the answer, or null. */
  by: string | null
  calls: AiCallRecord[]
}

/** While others wait behind it, a provider may use only this share of the time that is left. */
const SHARE_WHEN_OTHERS_FOLLOW = 0.6

/**
 * Asks the providers one after the other until one answers in the wanted shape. An answer of the wrong shape gets
 * one chance of repair. Never rejects: what went wrong is in the records.
 */
export async function askChain<T>(request: ChainRequest<T>): Promise<ChainResult<T>> {
  const deadline = Date.now() + (request.timeoutMs ?? taskSettings[request.task].timeoutMs)
  const calls: AiCallRecord[] = []
  for (const [index, config] of request.providers.entries()) {
    const left = deadline - Date.now()
    if (left <= 0) break
    const last = index === request.providers.length - 1
    const value = await askProvider(config, request, last ? left : left * SHARE_WHEN_OTHERS_FOLLOW, calls)
    if (value !== null) return { value, by: `${config.name}/${modelForTask(request.task, config)}`, calls }
  }
  return { value: null, by: null, calls }
}

async function askProvider<T>(
  config: ProviderConfig,
  request: ChainRequest<T>,
  timeoutMs: number,
  calls: AiCallRecord[],
): Promise<T | null> {
  const deadline = Date.now() + timeoutMs
  const messages: BaseMessage[] = [new SystemMessage(request.system), new HumanMessage(request.user)]
  const first = await recordedCall(config, request, messages, timeoutMs, 'ok', calls)
  if (!first || first.value !== null) return first?.value ?? null
  const left = deadline - Date.now()
  if (left <= 0) return null
  messages.push(
    new AIMessage('(unusable answer)'),
    new HumanMessage(
      `Your answer did not have the required shape (${first.problem}). Answer again, only in it.`,
    ),
  )
  const second = await recordedCall(config, request, messages, left, 'repaired', calls)
  return second?.value ?? null
}

async function recordedCall<T>(
  config: ProviderConfig,
  request: ChainRequest<T>,
  messages: BaseMessage[],
  timeoutMs: number,
  success: 'ok' | 'repaired',
  calls: AiCallRecord[],
): Promise<Answer<T> | null> {
  const { task, schema } = request
  const model = modelForTask(task, config)
  const started = Date.now()
  const record = { task, provider: config.name, model, inputTokens: 0, outputTokens: 0, costMicros: null }
  const since = () => Math.round(Date.now() - started)
  try {
    const answer = await breaker(breakerName(config)).execute(() =>
      withTimeout(timeoutMs, (signal) =>
        ask(config, messages, {
          name: task,
          schema,
          model,
          maxTokens: taskSettings[task].maxTokens,
          timeoutMs,
          signal,
          repair: success === 'repaired',
        }),
      ),
    )
    const { inputTokens, outputTokens } = answer
    const costMicros = costOf(config, inputTokens, outputTokens)
    const outcome = answer.value === null ? 'invalid' : success
    calls.push({ ...record, inputTokens, outputTokens, costMicros, latencyMs: since(), outcome })
    return answer
  } catch (error) {
    calls.push({ ...record, latencyMs: since(), outcome: outcomeOf(error), error: describe(error) })
    return null
  }
}

/** One breaker for each account at each provider, so that a wrong key of one organization stays its own. */
function breakerName({ name, baseUrl = '', apiKey = '' }: ProviderConfig): string {
  const account = createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex').slice(0, 8)
  return `ai.${name}.${account}`
}

function costOf({ prices }: ProviderConfig, inputTokens: number, outputTokens: number): number | null {
  if (!prices) return null
  return Math.round((inputTokens * prices.input + outputTokens * prices.output) / 1_000_000)
}

function outcomeOf(error: unknown): AiCallRecord['outcome'] {
  if (error instanceof BreakerOpen) return 'breaker_open'
  if (error instanceof TimedOut) return 'timeout'
  const name = error instanceof Error ? error.name : ''
  return /timeout|abort/i.test(name) ? 'timeout' : 'error'
}

/** Name and status only: messages of providers may quote the request or the key. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const status = 'status' in error && typeof error.status === 'number' ? ` ${error.status}` : ''
  return `${error.name}${status}`.slice(0, 80)
}
