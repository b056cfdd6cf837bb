import { createHash } from 'node:crypto'
import { BreakerOpen } from '@frontdesk/runtime/circuit-breaker'
import { TimedOut, withTimeout } from '@frontdesk/runtime/retry'
import type { AiOptions, Disclosure } from './calls/ask-options.ts'
import { breakerOf } from './calls/breaker.ts'
import type { AiCallRecord } from './calls/call-record.ts'
import { countTokens } from './cost/count-tokens.ts'
import { costOf, findPrice } from './cost/prices.ts'
import { embeddingWires } from './embedding/wire.ts'
import { taskSettings } from './models.ts'
import type { ProviderConfig } from './providers/provider.ts'
import { hostOf } from './providers/registry.ts'
import { type PiiCounts, redact } from './redact.ts'

export interface Embedded {
  /** One for each text, in their order; null when they could not be had, and `call` says why. */
  vectors: number[][] | null
  call: AiCallRecord
}

type Embedder = { config: ProviderConfig; model: string }

/** `<provider>/<model>` of what would embed: the first able provider alone, since spaces of two models do not mix. */
export function embeddingModel(options: AiOptions): string | null {
  const embedder = embedderOf(options)
  return embedder && `${embedder.config.name}/${embedder.model}`
}

/** What texts mean, as vectors of the first able provider, without what is personal in them. Null when there is none. */
export async function embedTexts(texts: string[], options: AiOptions): Promise<Embedded | null> {
  const embedder = embedderOf(options)
  if (!embedder) return null
  const redacted = texts.map((text) => redact(text))
  const leaving = redacted.map(({ text }) => text)
  const record = recordOf(embedder, leaving)
  const costMicros = costAt(embedder, options, record.estimatedTokens)
  const left = options.budgetLeftMicros ?? Number.POSITIVE_INFINITY
  if ((costMicros ?? 1) > left) return { vectors: null, call: { ...record, outcome: 'over_budget' } }
  const started = Date.now()
  try {
    const vectors = await breakerOf(embedder.config).execute(() =>
      withTimeout(options.timeoutMs ?? taskSettings.embed.timeoutMs, async (signal) => {
        const placeholders = addCounts(redacted.map(({ counts }) => counts))
        Object.assign(
          record,
          await options.onDisclosure?.(disclosureOf(embedder, leaving, record, placeholders)),
        )
        return post(embedder, leaving, signal)
      }),
    )
    const inputTokens = record.estimatedTokens
    return { vectors, call: { ...record, inputTokens, costMicros, latencyMs: Date.now() - started } }
  } catch (error) {
    const call = { ...record, latencyMs: Date.now() - started, outcome: outcomeOf(error) }
    return { vectors: null, call: { ...call, error: error instanceof Error ? error.name : 'unknown error' } }
  }
}

function recordOf({ config, model }: Embedder, leaving: string[]): AiCallRecord {
  return {
    task: 'embed',
    provider: config.name,
    model,
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    estimatedTokens: countTokens(leaving.join('\n')),
    promptVersion: 0,
    costMicros: null,
    latencyMs: 0,
    outcome: 'ok',
  }
}

function costAt({ config, model }: Embedder, { prices }: AiOptions, inputTokens: number): number | null {
  const usage = { inputTokens, outputTokens: 0, cachedTokens: 0, writtenTokens: 0 }
  return costOf(config.prices ?? findPrice(model, prices), usage)
}

function disclosureOf(
  { config, model }: Embedder,
  leaving: string[],
  { estimatedTokens }: AiCallRecord,
  placeholders: PiiCounts,
): Disclosure {
  const all = leaving.join('\n')
  return {
    task: 'embed',
    provider: config.name,
    model,
    host: hostOf(config),
    contentHash: createHash('sha256').update(all).digest('hex'),
    characters: all.length,
    estimatedTokens,
    placeholders,
  }
}

function addCounts(all: PiiCounts[]): PiiCounts {
  const sums: PiiCounts = {}
  for (const counts of all) {
    for (const [kind, count] of Object.entries(counts) as [keyof PiiCounts, number][]) {
      sums[kind] = (sums[kind] ?? 0) + count
    }
  }
  return sums
}

function embedderOf({ providers = [] }: AiOptions): Embedder | null {
  for (const config of providers) {
    const own = config.models?.embed
    const model = own === undefined ? embeddingWires[config.name]?.model : own
    if (model && embeddingWires[config.name]) return { config, model }
  }
  return null
}

class EmbeddingRefused extends Error {
  override name = 'EmbeddingRefused'
}

async function post({ config, model }: Embedder, texts: string[], signal: AbortSignal): Promise<number[][]> {
  const wire = embeddingWires[config.name]
  if (!wire) throw new EmbeddingRefused('no embeddings')
  const { url, headers, body } = wire.request(config, model, texts)
  const response = await (config.fetch ?? fetch)(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'error',
    signal,
  })
  if (!response.ok) throw new EmbeddingRefused(`status ${response.status}`)
  const vectors = wire.read(await response.json())
  const alike = vectors.every(({ length }) => length === vectors[0]?.length)
  if (vectors.length !== texts.length || !alike) throw new EmbeddingRefused('not a vector for each text')
  return vectors
}

function outcomeOf(error: unknown): AiCallRecord['outcome'] {
  if (error instanceof BreakerOpen) return 'breaker_open'
  if (error instanceof TimedOut) return 'timeout'
  return error instanceof Error && error.name === 'ZodError' ? 'invalid' : 'error'
}
