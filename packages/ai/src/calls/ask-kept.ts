import { z } from 'zod'
import type { ChainRequest, ChainResult } from '../fallback.ts'
import { modelForTask } from '../models.ts'
import type { AiCallRecord } from './call-record.ts'
import type { KeptAnswer, KeptAnswers } from './kept-answers.ts'

/**
 * Gives the answer to the same question anew, or asks. Questions are the same when the instructions with all they
 * name, the shape of the answer, the providers in their order with their models, the number of the prompt, and the
 * material are, whatever the spaces in it.
 */
export async function askKept<T>(
  request: ChainRequest<T>,
  material: Record<string, string>,
  kept: KeptAnswers | undefined,
): Promise<ChainResult<T>> {
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const ask = async () => (await import('../fallback.ts')).askChain(request)
  if (!kept) return ask()
  const question = questionOf(request, material)
  const started = Date.now()
  const found = await kept.find(question)
  const value = found ? request.schema.safeParse(found.value) : null
  if (found && value?.success) {
    const call = recordOf(request, found, Date.now() - started)
    return { value: value.data, by: found.by, calls: [call] }
  }
  const answered = await ask()
  const { by, calls } = answered
  if (answered.value === null || by === null) return answered
  const costMicros = calls.reduce((sum, call) => sum + (nameOf(call) === by ? (call.costMicros ?? 0) : 0), 0)
  const second = calls.some((call) => nameOf(call) !== by)
  await kept.keep(question, { value: answered.value, by, costMicros }, { second })
  return answered
}

function questionOf(request: ChainRequest<unknown>, material: Record<string, string>): string {
  const { task, system, schema, promptVersion = 0, providers } = request
  return JSON.stringify([
    task,
    promptVersion,
    system,
    z.toJSONSchema(schema),
    providers.map((config) => [
      config.name,
      modelForTask(task, config),
      config.baseUrl ?? '',
      config.apiVersion ?? '',
    ]),
    Object.entries(material).map(([name, text]) => [
      name,
      text.normalize('NFKC').replace(/\s+/g, ' ').trim(),
    ]),
  ])
}

/** `provider/model`; models may have slashes of their own. */
function nameOf({ provider, model }: Pick<AiCallRecord, 'provider' | 'model'>): string {
  return `${provider}/${model}`
}

function recordOf(
  { task, promptVersion = 0 }: ChainRequest<unknown>,
  { by, costMicros }: KeptAnswer,
  latencyMs: number,
): AiCallRecord {
  const [provider = '', ...model] = by.split('/')
  return {
    task,
    provider,
    model: model.join('/'),
    inputTokens: 0,
    outputTokens: 0,
    cachedTokens: 0,
    estimatedTokens: 0,
    promptVersion,
    costMicros: 0,
    savedMicros: costMicros,
    latencyMs,
    outcome: 'cached',
  }
}
