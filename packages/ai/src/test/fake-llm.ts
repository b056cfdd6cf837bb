import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendStream, type WireRequest, type Written } from './fake-streams.ts'

/** What the server does with one request. */
export type Behaviour =
  /** `cachedTokens` of the 120 of the input are said to come from the cache; what is not streamed waits for `halfway`. */
  | { kind: 'answer'; value: unknown; cachedTokens?: number; halfway?: () => Promise<void> }
  /** An answer whose stream breaks off when half of it is sent. */
  | { kind: 'cut'; value: unknown }
  | { kind: 'text'; text: string }
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  | { kind: 'raw'; body: string }
  | { kind: 'hang' }
  /** The line breaks before anything is answered. */
  | { kind: 'drop' }

export interface CapturedRequest {
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface FakeLlm {
  /** Without a path; add `/v1` for clients that expect it. */
  url: string
  requests: CapturedRequest[]
  /** Replaces what is left of the script. The last behaviour repeats. */
  script(...behaviours: Behaviour[]): void
  close(): Promise<void>
}

/**
 * A local server that speaks the OpenAI chat completions API (Azure's paths too), Anthropic messages and Google
 * generateContent, each plain, as a tool call and as a stream, as far as their clients need it.
 */
export async function startFakeLlm(...behaviours: Behaviour[]): Promise<FakeLlm> {
  const requests: CapturedRequest[] = []
  let left = behaviours
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    // A later server may get this one's port, and must not meet a connection kept from it.
    response.setHeader('connection', 'close')
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      requests.push({ path: request.url ?? '', headers: request.headers, body })
      const behaviour = left.length > 1 ? left.shift() : left[0]
      answer(request.url ?? '', body, behaviour ?? { kind: 'status', status: 500 }, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (...next) => {
      left = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(path: string, body: string, behaviour: Behaviour, response: ServerResponse): void {
  if (behaviour.kind === 'hang') return
  if (behaviour.kind === 'drop') {
    response.destroy()
    return
  }
  if (behaviour.kind === 'status') {
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers })
    response.end(JSON.stringify({ error: { message: 'The request could not be served.', type: 'fake' } }))
    return
  }
  if (behaviour.kind === 'raw') {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(behaviour.body)
    return
  }
  const request = { ...(JSON.parse(body) as WireRequest), cached: cachedIn(behaviour) }
  const value = behaviour.kind === 'text' ? null : behaviour.value
  const content = behaviour.kind === 'text' ? behaviour.text : JSON.stringify(value)
  if (request.stream || path.includes(':streamGenerateContent')) {
    void sendStream(path, { request, value, content, halfway: halfwayOf(behaviour) }, response)
    return
  }
  const whole = path.includes('/messages')
    ? anthropicReply(request, value, content)
    : path.includes(':generateContent')
      ? googleReply(request, value, content)
      : openaiReply(request, value, content)
  const waited = behaviour.kind === 'answer' ? behaviour.halfway?.() : undefined
  if (waited === undefined) sendJson(response, whole)
  else void waited.then(() => sendJson(response, whole))
}

function halfwayOf(behaviour: Behaviour): Written['halfway'] {
  if (behaviour.kind === 'cut') return () => Promise.reject(new Error('The line is cut.'))
  return behaviour.kind === 'answer' ? behaviour.halfway : undefined
}

function cachedIn(behaviour: Behaviour): number {
  return behaviour.kind === 'answer' ? (behaviour.cachedTokens ?? 0) : 0
}

function openaiReply({ tools, cached }: WireRequest, value: unknown, content: string) {
  const name = tools?.[0]?.function?.name
  const call = { id: 'call_1', type: 'function', function: { name, arguments: content } }
  const message =
    name && value !== null
      ? { role: 'assistant', content: null, tool_calls: [call] }
      : { role: 'assistant', content }
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'fake',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: {
      prompt_tokens: 120,
      completion_tokens: 30,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: cached },
    },
  }
}

function anthropicReply({ tools, cached }: WireRequest, value: unknown, content: string) {
  const name = tools?.[0]?.name
  const block =
    name && value !== null
      ? { type: 'tool_use', id: 'toolu_1', name, input: value }
      : { type: 'text', text: content }
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'fake',
    content: [block],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 120 - cached, cache_read_input_tokens: cached, output_tokens: 30 },
  }
}

function googleReply({ tools, cached }: WireRequest, value: unknown, content: string) {
  const name = tools?.[0]?.functionDeclarations?.[0]?.name
  const part = name && value !== null ? { functionCall: { name, args: value } } : { text: content }
  return {
    candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {
      promptTokenCount: 120,
      cachedContentTokenCount: cached,
      candidatesTokenCount: 30,
      totalTokenCount: 150,
    },
  }
}

function sendJson(response: ServerResponse, reply: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(reply))
}
