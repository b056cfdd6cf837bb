import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { AIMessage, BaseMessage } from '@langchain/core/messages'
import { z } from 'zod'

/** Something a model may ask for. It is never carried out by asking: the caller decides what becomes of it. */
export type Tool = { name: string; description: string; schema: z.ZodType }

export const toolCallsSchema = z.object({
  calls: z.array(z.object({ name: z.string(), args: z.record(z.string(), z.unknown()) })),
})

export type ToolCalls = z.infer<typeof toolCallsSchema>

/** Offers the tools to a model and returns what it asks for, which may be nothing, or something never offered. */
export async function askTools(
  chat: BaseChatModel,
  tools: Tool[],
  messages: BaseMessage[],
  signal: AbortSignal,
): Promise<{ raw: AIMessage; parsed: ToolCalls }> {
  if (!chat.bindTools) throw new Error('This model takes no tools.')
  const bound = chat.bindTools(
    tools.map(({ name, description, schema }) => ({
      type: 'function',
      function: { name, description, parameters: parametersOf(schema) },
    })),
  )
  const raw = (await bound.invoke(messages, { signal })) as AIMessage
  const calls = (raw.tool_calls ?? []).map(({ name, args }) => ({
    name,
    args: args as Record<string, unknown>,
  }))
  return { raw, parsed: { calls } }
}

function parametersOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema, { io: 'input' })
  return parameters
}
