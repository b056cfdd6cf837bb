import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A request as the parts of the server see it. */
export type Asked = {
  method: string
  /** decoded segments of the path below the service's root */
  path: string[]
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Buffer
  /** where this server is reached */
  origin: string
}

export type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

export async function readAsked(request: IncomingMessage, origin: string): Promise<Asked> {
  const url = new URL(request.url ?? '/', origin)
  return {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    headers: request.headers,
    body: await buffer(request),
    origin,
  }
}

export function write(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const bytes = body instanceof Uint8Array
  const text =
    body === undefined ? undefined : bytes || typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, {
    ...(text === undefined ? {} : { 'content-type': bytes ? 'text/plain' : 'application/json' }),
    ...headers,
  })
  response.end(text)
}

export function json(asked: Asked): Record<string, unknown> {
  return asked.body.length === 0 ? {} : (JSON.parse(asked.body.toString()) as Record<string, unknown>)
}

export function failure(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { error: { code, message: `${code}, as asked for`, innerError: {} } }, headers }
}
