import type { AIMessage, BaseMessage, UsageMetadata } from '@langchain/core/messages'
import { z } from 'zod'
import type { ProviderConfig } from './provider.ts'
import { providers } from './registry.ts'

export interface Question<T> {
  name: string
  schema: z.ZodType<T>
  model: string
  maxTokens: number
  timeoutMs: number
  signal: AbortSignal
  /** True when an earlier answer could not be used. */
  repair: boolean
}

export interface Answer<T> {
  /** Null when what came back does not fit the schema; `problem` then says why, without quoting it. */
  value: T | null
  problem: string
  inputTokens: number
  outputTokens: number
}

/** Asks one model once for output of the given shape. Rejects on anything that is not an answer. */
export async function ask<T>(
  config: ProviderConfig,
  messages: BaseMessage[],
  question: Question<T>,
): Promise<Answer<T>> {
  const provider = providers[config.name]
  const { name, schema, model, maxTokens, timeoutMs, signal, repair } = question
  const chat = await provider.createModel(config, { model, maxTokens, timeoutMs })
  // The schema goes out as JSON Schema: given zod, some clients throw on a misfit and the answer is lost to repair.
  const structured = chat.withStructuredOutput(jsonSchemaOf(schema), {
    name,
    method: repair ? (provider.repairOutput ?? provider.structuredOutput) : provider.structuredOutput,
    includeRaw: true as const,
    ...(provider.strict ? { strict: true } : {}),
  })
  try {
    const { raw, parsed } = await structured.invoke(messages, { signal })
    const reply = raw as AIMessage
    return {
      ...checkAnswer(schema, parsed ?? readLeniently(reply)),
      ...tokensOf(reply),
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { value: null, problem: 'not readable as JSON', inputTokens: 0, outputTokens: 0 }
  }
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...body } = z.toJSONSchema(schema)
  return body
}

function tokensOf({ usage_metadata: usage }: { usage_metadata?: UsageMetadata | undefined }) {
  return { inputTokens: usage?.input_tokens ?? 0, outputTokens: usage?.output_tokens ?? 0 }
}

function checkAnswer<T>(schema: z.ZodType<T>, candidate: unknown): { value: T | null; problem: string } {
  const checked = schema.safeParse(candidate)
  if (checked.success) return { value: checked.data, problem: '' }
  const problem = checked.error.issues.map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.code}`)
  return { value: null, problem: problem.slice(0, 5).join('; ') }
}

/** Some servers ignore the wanted form and put the JSON into the text or into a tool call instead. */
function readLeniently(raw: AIMessage): unknown {
  const call = raw.tool_calls?.[0]
  if (call) return call.args
  const text = raw.text
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}')
  if (start < 0 || end < start) return null
  try {
    return JSON.parse(text.slice(start, end + 1))
  } catch {
    return null
  }
}

const UNREADABLE = new Set(['SyntaxError', 'OutputParserException', 'ZodError', 'MalformedOutputError'])

function isUnreadable(error: unknown): boolean {
  return error instanceof Error && (UNREADABLE.has(error.name) || UNREADABLE.has(error.constructor.name))
}
