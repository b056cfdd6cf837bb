import { createHash } from 'node:crypto'
import { BreakerOpen } from '@frontdesk/runtime/circuit-breaker'
import { retry, TimedOut, withTimeout } from '@frontdesk/runtime/retry'
import type { z } from 'zod'
import type { AskOptions } from './calls/ask-options.ts'
import { breakerOf } from './calls/breaker.ts'
import type { AiCallRecord, Task } from './calls/call-record.ts'
import { countTokens } from './cost/count-tokens.ts'
import { costOf, findPrice } from './cost/prices.ts'
import { modelForTask, taskSettings } from './models.ts'
import { type Answer, ask, repairRequest } from './providers/ask.ts'
import type { Tool } from './providers/ask-tools.ts'
import { NoStream, statusOf } from './providers/listen.ts'
import { isLostConnection } from './providers/lost-connection.ts'
import type { ProviderConfig } from './providers/provider.ts'
import { hostOf } from './providers/registry.ts'
import { rememberWithoutStreams, streams } from './providers/streams.ts'
import type { PiiCounts } from './redact.ts'

export interface ChainRequest<T> extends AskOptions {
  task: Task
  schema: z.ZodType<T>
  system: string
  user: string
  /** What was replaced in `user` before it may leave. */
  placeholders: PiiCounts
  providers: ProviderConfig[]
  /** Offered to the model, whose answer then is the calls of them. */
  tools?: Tool[] | undefined
  /** Told the JSON written so far, anew with each attempt. Providers that write no streams answer in one piece. */
  onOutput?: ((json: string) => void) | undefined
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
  const able = request.providers.flatMap((config) => {
    const model = modelForTask(request.task, config)
    return model === null ? [] : [{ config, model, aloud: request.onOutput !== undefined && streams(config) }]
  })
  for (const [index, asked] of able.entries()) {
    const left = deadline - Date.now()
    if (left <= 0) break
    const share = index === able.length - 1 ? 1 : SHARE_WHEN_OTHERS_FOLLOW
    // Clients refuse a time with a fraction.
    const value = await askProvider(asked, request, Math.ceil(left * share), calls)
    if (value !== null) return { value, by: `${asked.config.name}/${asked.model}`, calls }
  }
  return { value: null, by: null, calls }
}

interface Asked {
  config: ProviderConfig
  model: string
  /** Whether it is asked to write where one can look on. */
  aloud: boolean
}

async function askProvider<T>(
  asked: Asked,
  request: ChainRequest<T>,
  timeoutMs: number,
  calls: AiCallRecord[],
): Promise<T | null> {
  const deadline = Date.now() + timeoutMs
  const left = () => deadline - Date.now()
  const { aloud } = asked
  let first = await recordedCall(asked, request, { timeoutMs, repair: null }, calls)
  if (!first && aloud && !asked.aloud && left() > 0) {
    first = await recordedCall(asked, request, { timeoutMs: left(), repair: null }, calls)
    if (first) rememberWithoutStreams(asked.config)
  }
  if (!first || first.value !== null || left() <= 0) return first?.value ?? null
  const second = await recordedCall(asked, request, { timeoutMs: left(), repair: first.problem }, calls)
  return second?.value ?? null
}

type Attempt = { timeoutMs: number; repair: string | null }

async function recordedCall<T>(
  asked: Asked,
  request: ChainRequest<T>,
  attempt: Attempt,
  calls: AiCallRecord[],
): Promise<Answer<T> | null> {
  const { config, model } = asked
  const { task, promptVersion = 0 } = request
  const leaving = leavingText(request, attempt)
  const record: AiCallRecord = {
    task,
    provider: config.name,
    model,
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    estimatedTokens: countTokens(leaving),
    promptVersion,
    costMicros: null,
    latencyMs: 0,
    outcome: attempt.repair === null ? 'ok' : 'repaired',
  }
  if (isTooDear(asked, request, record, calls)) {
    calls.push({ ...record, outcome: 'over_budget' })
    return null
  }
  const started = Date.now()
  const since = () => Math.round(Date.now() - started)
  try {
    const answer = await breakerOf(config).execute(() =>
      withTimeout(attempt.timeoutMs, async (signal) => {
        Object.assign(record, await disclose(asked, request, leaving, record))
        return callModel(asked, request, attempt, signal)
      }),
    )
    const { value, inputTokens, outputTokens, cachedTokens } = answer
    const costMicros = costOf(priceOf(asked, request), answer)
    const used = { inputTokens, outputTokens, cachedTokens, costMicros, latencyMs: since() }
    calls.push({ ...record, ...used, ...(value === null ? { outcome: 'invalid' } : {}) })
    return answer
  } catch (error) {
    if (error instanceof NoStream) asked.aloud = false
    calls.push({ ...record, latencyMs: since(), outcome: outcomeOf(error), error: describe(error) })
    return null
  }
}

function leavingText({ system, user, tools }: ChainRequest<unknown>, { repair }: Attempt): string {
  const offered = (tools ?? []).map(({ name, description }) => `${name}: ${description}`)
  return [system, ...offered, user, ...(repair === null ? [] : [repairRequest(repair)])].join('\n')
}

/** Whether what is left of the budget does not cover the call at its dearest. Where no price is known, it must be more than nothing. */
function isTooDear(
  asked: Asked,
  request: ChainRequest<unknown>,
  { estimatedTokens }: AiCallRecord,
  calls: AiCallRecord[],
): boolean {
  if (request.budgetLeftMicros === undefined || request.budgetLeftMicros === null) return false
  const spent = calls.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)
  const left = request.budgetLeftMicros - spent
  const outputTokens = taskSettings[request.task].maxTokens
  const usage = { inputTokens: estimatedTokens, outputTokens, cachedTokens: 0, writtenTokens: 0 }
  const most = costOf(priceOf(asked, request), usage)
  return most === null ? left <= 0 : most > left
}

function priceOf({ config, model }: Asked, { prices }: ChainRequest<unknown>) {
  return config.prices ?? findPrice(model, prices)
}

/** Nothing leaves before it is in the ledger: when it cannot be written, the call is not made. */
async function disclose(
  { config, model }: Asked,
  { task, placeholders, onDisclosure }: ChainRequest<unknown>,
  leaving: string,
  { estimatedTokens }: AiCallRecord,
): Promise<{ id: string } | undefined> {
  return onDisclosure?.({
    task,
    provider: config.name,
    model,
    host: hostOf(config),
    contentHash: createHash('sha256').update(leaving).digest('hex'),
    characters: leaving.length,
    estimatedTokens,
    placeholders,
  })
}

function callModel<T>(
  { config, model, aloud }: Asked,
  { task, schema, system, user, tools, onOutput }: ChainRequest<T>,
  { timeoutMs, repair }: Attempt,
  signal: AbortSignal,
): Promise<Answer<T>> {
  const { maxTokens } = taskSettings[task]
  const question = { name: task, schema, model, maxTokens, timeoutMs, signal, system, user, repair, tools }
  let written = false
  const show = (json: string) => {
    written = true
    // What still comes in of a call that was given up is not shown over what the next one writes.
    if (!signal.aborted) onOutput?.(json)
  }
  const asking = aloud ? { ...question, onOutput: show } : question
  const retryable = (error: unknown) => !written && isLostConnection(error)
  return retry(() => ask(config, asking), { attempts: 2, baseMs: 50, signal, retryable })
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
  const status = statusOf(error)
  return `${error.name}${status === undefined ? '' : ` ${status}`}`.slice(0, 80)
}
