import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  type UsageMetadata,
} from '@langchain/core/messages'
import { z } from 'zod'
import type { Usage } from '../cost/prices.ts'
import { askTools, type Tool } from './ask-tools.ts'
import type { Provider, ProviderConfig } from './provider.ts'
import { providers } from './registry.ts'

export interface Question<T> {
  name: string
  schema: z.ZodType<T>
  model: string
  maxTokens: number
  timeoutMs: number
  signal: AbortSignal
  /** Instructions: the same for many calls, so that a provider may keep them. */
  system: string
  user: string
  /** Why an earlier answer could not be used; null at first. */
  repair: string | null
  /** Offered instead of the shape; the answer then is the calls of them. */
  tools?: Tool[] | undefined
}

export interface Answer<T> extends Usage {
  /** Null when what came back does not fit the schema; `problem` then says why, without quoting it. */
  value: T | null
  problem: string
}

/** Asks one model once for output of the given shape. Rejects on anything that is not an answer. */
export async function ask<T>(config: ProviderConfig, question: Question<T>): Promise<Answer<T>> {
  const provider = providers[config.name]
  const { name, schema, model, maxTokens, timeoutMs, signal, repair } = question
  const chat = await provider.createModel(config, { model, maxTokens, timeoutMs })
  if (question.tools) {
    const { raw, parsed } = await askTools(chat, question.tools, messagesOf(provider, question), signal)
    return { ...checkAnswer(schema, parsed), ...tokensOf(raw) }
  }
  // The schema goes out as JSON Schema: given zod, some clients throw on a misfit and the answer is lost to repair.
  const structured = chat.withStructuredOutput(jsonSchemaOf(schema), {
    name,
    method:
      repair !== null ? (provider.repairOutput ?? provider.structuredOutput) : provider.structuredOutput,
    includeRaw: true as const,
    ...(provider.strict ? { strict: true } : {}),
  })
  try {
    const { raw, parsed } = await structured.invoke(messagesOf(provider, question), { signal })
    const reply = raw as AIMessage
    return {
      ...checkAnswer(schema, parsed ?? readLeniently(reply)),
      ...tokensOf(reply),
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { value: null, problem: 'not readable as JSON', ...tokensOf({}) }
  }
}

function messagesOf({ marksCache }: Provider, { system, user, repair }: AnyQuestion): BaseMessage[] {
  const instructions = marksCache
    ? new SystemMessage({ content: [{ type: 'text', text: system, cache_control: { type: 'ephemeral' } }] })
    : new SystemMessage(system)
  const asked = [instructions, new HumanMessage(user)]
  if (repair === null) return asked
  return [...asked, new AIMessage('(unusable answer)'), new HumanMessage(repairRequest(repair))]
}

type AnyQuestion = Pick<Question<unknown>, 'system' | 'user' | 'repair'>

/** What is said to a model whose answer could not be used. */
export function repairRequest(problem: string): string {
  return `Your answer did not have the required shape (${problem}). Answer again, only in it.`
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...body } = z.toJSONSchema(schema)
  return body
}

function tokensOf({ usage_metadata: usage }: { usage_metadata?: UsageMetadata | undefined }): Usage {
  return {
    inputTokens: usage?.input_tokens ?? 0,
    outputTokens: usage?.output_tokens ?? 0,
    cachedTokens: usage?.input_token_details?.cache_read ?? 0,
    writtenTokens: usage?.input_token_details?.cache_creation ?? 0,
  }
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
