import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import {
  AIMessage,
  type BaseMessage,
  HumanMessage,
  SystemMessage,
  type UsageMetadata,
} from '@langchain/core/messages'
import { z } from 'zod'
import { countTokens } from '../cost/count-tokens.ts'
import type { Usage } from '../cost/prices.ts'
import { askTools, type Tool } from './ask-tools.ts'
import { NoStream, OutputListener, speaksAgainstStreams } from './listen.ts'
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
  /** Told the JSON written so far; without it the answer is asked for in one piece. */
  onOutput?: ((json: string) => void) | undefined
}

export interface Answer<T> extends Usage {
  /** Null when what came back does not fit the schema; `problem` then says why, without quoting it. */
  value: T | null
  problem: string
}

/** Asks one model once for output of the given shape. Rejects on anything that is not an answer. */
export async function ask<T>(config: ProviderConfig, question: Question<T>): Promise<Answer<T>> {
  const provider = providers[config.name]
  const { schema, model, maxTokens, timeoutMs, signal, onOutput } = question
  const chat = await provider.createModel(config, { model, maxTokens, timeoutMs })
  const messages = messagesOf(provider, question)
  if (question.tools) {
    const { raw, parsed } = await askTools(chat, question.tools, messages, signal)
    return { ...checkAnswer(schema, parsed), ...tokensOf(raw) }
  }
  const structured = shaped(chat, provider, question)
  if (onOutput) return askAloud(structured, messages, { ...question, onOutput }, provider)
  try {
    const { raw, parsed } = await structured.invoke(messages, { signal })
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

function shaped<T>(chat: BaseChatModel, provider: Provider, { name, schema, repair, onOutput }: Question<T>) {
  const usual = (onOutput && provider.streamedOutput) ?? provider.structuredOutput
  // The schema goes out as JSON Schema: given zod, some clients throw on a misfit and the answer is lost to repair.
  return chat.withStructuredOutput(jsonSchemaOf(schema), {
    name,
    method: repair !== null ? (provider.repairOutput ?? usual) : usual,
    includeRaw: true as const,
    ...(provider.strict ? { strict: true } : {}),
  })
}

/** The same as a stream. Only what was written to its end counts: clients make do with JSON that was cut off. */
async function askAloud<T>(
  structured: ReturnType<typeof shaped>,
  messages: BaseMessage[],
  question: Question<T> & { onOutput: (json: string) => void },
  { addsUsage }: Provider,
): Promise<Answer<T>> {
  const { schema, signal, onOutput } = question
  const listener = new OutputListener(onOutput)
  try {
    const { raw } = await structured.invoke(messages, { signal, callbacks: [listener] })
    const reply = raw as AIMessage
    // Some servers say in one piece alone what an answer took.
    const used = reply.usage_metadata ? tokensOf(reply) : countedIn(question, listener.output)
    const { outputTokens = used.outputTokens } = addsUsage ? listener : used
    return { ...checkAnswer(schema, objectIn(listener.output)), ...used, outputTokens }
  } catch (error) {
    if (isUnreadable(error)) return { value: null, problem: 'not readable as JSON', ...tokensOf({}) }
    throw listener.output === '' && speaksAgainstStreams(error) ? new NoStream(error) : error
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

function countedIn({ system, user }: AnyQuestion, output: string): Usage {
  const [inputTokens, outputTokens] = [countTokens(`${system}\n${user}`), countTokens(output)]
  return { inputTokens, outputTokens, cachedTokens: 0, writtenTokens: 0 }
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
  return objectIn(raw.text)
}

function objectIn(text: string): unknown {
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
