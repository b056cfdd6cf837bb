import type { ServerResponse } from 'node:http'

/** What a request asks for, as far as the form of the answer depends on it. */
export interface WireRequest {
  cached: number
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  tools?: { name?: string; function?: { name: string }; functionDeclarations?: { name: string }[] }[]
}

/** What an answer holds; `value` is null when it is text alone. */
export interface Written {
  request: WireRequest
  value: unknown
  content: string
  /** Waited for when half of it is sent; when it rejects, the connection is cut there. */
  halfway?: (() => Promise<void>) | undefined
}

type Event = { name?: string; data: unknown }

/** Server-sent events in pieces of twenty characters, in the way of the vendor that the path belongs to. */
export async function sendStream(path: string, written: Written, response: ServerResponse): Promise<void> {
  const { before, parts, after } = eventsOf(path)(written)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const send = ({ name, data }: Event) => {
    response.write(`${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`)
  }
  before.forEach(send)
  const half = Math.ceil(parts.length / 2)
  parts.slice(0, half).forEach(send)
  try {
    await written.halfway?.()
  } catch {
    response.destroy()
    return
  }
  parts.slice(half).forEach(send)
  after.forEach(send)
  response.end(path.includes('/chat/completions') ? 'data: [DONE]\n\n' : undefined)
}

type Events = { before: Event[]; parts: Event[]; after: Event[] }

function eventsOf(path: string): (written: Written) => Events {
  if (path.includes('/messages')) return anthropicEvents
  return path.includes(':streamGenerateContent') ? googleEvents : openaiEvents
}

function piecesOf(content: string): string[] {
  return content.match(/[\s\S]{1,20}/g) ?? []
}

function openaiEvents({ request, value, content }: Written): Events {
  const base = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'fake' }
  const name = request.tools?.[0]?.function?.name
  const chunk = (delta: object, finish_reason: string | null = null): Event => ({
    data: { ...base, choices: [{ index: 0, delta, finish_reason }] },
  })
  const toolDelta = (args: string, first: boolean) => ({
    ...(first ? { role: 'assistant' } : {}),
    tool_calls: [
      {
        index: 0,
        ...(first ? { id: 'call_1', type: 'function' } : {}),
        function: { ...(first ? { name } : {}), arguments: args },
      },
    ],
  })
  const usage = {
    prompt_tokens: 120,
    completion_tokens: 30,
    total_tokens: 150,
    prompt_tokens_details: { cached_tokens: request.cached },
  }
  return {
    before: [],
    parts: piecesOf(content).map((piece, index) =>
      chunk(name && value !== null ? toolDelta(piece, index === 0) : { role: 'assistant', content: piece }),
    ),
    after: [
      chunk({}, 'stop'),
      ...(request.stream_options?.include_usage ? [{ data: { ...base, choices: [], usage } }] : []),
    ],
  }
}

function anthropicEvents({ request, value, content }: Written): Events {
  const name = request.tools?.[0]?.name
  const asTool = name && value !== null
  const event = (type: string, fields: object): Event => ({ name: type, data: { type, ...fields } })
  const usage = {
    input_tokens: 120 - request.cached,
    cache_read_input_tokens: request.cached,
    output_tokens: 1,
  }
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'fake', content: [], usage }
  const block = asTool ? { type: 'tool_use', id: 'toolu_1', name, input: {} } : { type: 'text', text: '' }
  return {
    before: [
      event('message_start', { message: { ...message, stop_reason: null, stop_sequence: null } }),
      event('content_block_start', { index: 0, content_block: block }),
    ],
    parts: piecesOf(content).map((piece) =>
      event('content_block_delta', {
        index: 0,
        delta: asTool
          ? { type: 'input_json_delta', partial_json: piece }
          : { type: 'text_delta', text: piece },
      }),
    ),
    after: [
      event('content_block_stop', { index: 0 }),
      event('message_delta', {
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: 30 },
      }),
      event('message_stop', {}),
    ],
  }
}

function googleEvents({ request, value, content }: Written): Events {
  const name = request.tools?.[0]?.functionDeclarations?.[0]?.name
  const pieces =
    name && value !== null
      ? [{ functionCall: { name, args: value } }]
      : piecesOf(content).map((text) => ({ text }))
  const chunk = (part: object, last: boolean): Event => ({
    data: {
      candidates: [
        { content: { role: 'model', parts: [part] }, index: 0, ...(last ? { finishReason: 'STOP' } : {}) },
      ],
      usageMetadata: {
        promptTokenCount: 120,
        cachedContentTokenCount: request.cached,
        candidatesTokenCount: last ? 30 : 1,
        totalTokenCount: last ? 150 : 121,
      },
    },
  })
  const parts = pieces.map((part, index) => chunk(part, index === pieces.length - 1))
  return { before: [], parts, after: [] }
}
