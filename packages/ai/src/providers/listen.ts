import { BaseCallbackHandler } from '@langchain/core/callbacks/base'
import { AIMessageChunk, type UsageMetadata } from '@langchain/core/messages'
import { ChatGenerationChunk, type GenerationChunk } from '@langchain/core/outputs'

/** The provider writes no streams, or none we can read: what it wrote may be asked for in one piece. */
export class NoStream extends Error {
  override name = 'NoStream'
  readonly status: number | undefined

  constructor(cause: unknown) {
    super('The answer cannot be streamed.', { cause })
    this.status = statusOf(cause)
  }
}

/**
 * Makes a model write its answer as a stream, and gathers what it writes in the wanted form: as the arguments of a
 * tool, else as text. `onOutput` is told all of it so far.
 */
export class OutputListener extends BaseCallbackHandler {
  name = 'output'
  override awaitHandlers = true
  override raiseError = true
  lc_prefer_streaming = true
  readonly #onOutput: (output: string) => void
  #text = ''
  #args = ''
  #outputTokens: number | undefined

  constructor(onOutput: (output: string) => void) {
    super()
    this.#onOutput = onOutput
  }

  get output(): string {
    return this.#args || this.#text
  }

  /** What the last part that spoke of it said the output took; not the sum of all parts. */
  get outputTokens(): number | undefined {
    return this.#outputTokens
  }

  override handleLLMNewToken(
    token: string,
    _at: unknown,
    _run: string,
    _parent?: string,
    _tags?: string[],
    fields?: Fields,
  ): void {
    const message = messageIn(fields?.chunk)
    const args = (message?.tool_call_chunks ?? []).map((call) => call.args ?? '').join('')
    this.#outputTokens = message?.usage_metadata?.output_tokens ?? this.#outputTokens
    this.#args += args
    if (args === '') this.#text += token
    if (args + token !== '') this.#onOutput(this.output)
  }
}

type Fields = { chunk?: GenerationChunk | ChatGenerationChunk }

type Part = { tool_call_chunks?: { args?: string }[]; usage_metadata?: UsageMetadata }

function messageIn(chunk: Fields['chunk']): Part | undefined {
  if (!(chunk instanceof ChatGenerationChunk)) return undefined
  const { message } = chunk
  return AIMessageChunk.isInstance(message) ? (chunk.message as Part) : undefined
}

/** Whether the same question may be answered in one piece: refused for what it asks, or answered with no events. */
export function speaksAgainstStreams(error: unknown): boolean {
  const status = statusOf(error)
  if (status !== undefined) return refusals.has(status)
  return error instanceof Error && /empty response/i.test(error.message)
}

const refusals = new Set([400, 404, 405, 406, 415, 422, 501])

/** The HTTP status an error of a client speaks of, whatever that client calls it. */
export function statusOf(error: unknown): number | undefined {
  const { status, statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown }
  return [status, statusCode].find((code) => typeof code === 'number')
}
