import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { HttpProblem } from '../http-problem.ts'
import { limitCall } from '../rate-limits.ts'
import { addressOf } from '../request/peer-address.ts'
import { authOptions } from './auth-options.ts'
import { isProvider } from './by-provider.ts'
import { parseCookies } from './session-cookie.ts'

/** What next-auth writes to, in the shape of the older Next API it was made for. */
class Reply {
  code = 200
  body: string | null = null
  readonly headers = new Headers()
  status(code: number) {
    this.code = code
    return this
  }
  getHeader(name: string) {
    return name.toLowerCase() === 'set-cookie' ? this.headers.getSetCookie() : this.headers.get(name)
  }
  setHeader(name: string, value: string | string[]) {
    this.headers.delete(name)
    for (const part of [value].flat()) this.headers.append(name, part)
    return this
  }
  json(value: unknown) {
    this.headers.set('content-type', 'application/json')
    return this.send(JSON.stringify(value))
  }
  send(body: unknown) {
    this.body = typeof body === 'string' ? body : body == null ? null : JSON.stringify(body)
    return this
  }
  end() {
    return this
  }
}

/** Answers /api/auth/* for a plain Request, so that it runs the same in a test as behind Next. */
export async function answerSignIn(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const { nextauth } = await context.params
  if (await exceeds(request, nextauth)) return new Response(null, { status: 302, headers: tooMany })
  const reply = new Reply()
  const call = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: parseCookies(request.headers),
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth },
    body: request.method === 'POST' ? await readFields(request) : undefined,
  }
  // The two objects offer the parts of Next's older request and response that next-auth uses.
  await NextAuth(
    call as unknown as NextApiRequest,
    reply as unknown as NextApiResponse,
    authOptions(request.headers),
  )
  reply.headers.set('cache-control', 'private, no-store')
  return new Response(reply.body, { status: reply.code, headers: reply.headers })
}

const tooMany = { location: '/sign-in?error=too_many_attempts', 'cache-control': 'private, no-store' }

/** Whether an answer of a provider comes too soon after others: each one has us ask the provider in turn. */
async function exceeds(request: Request, [action, providerId]: string[]): Promise<boolean> {
  if (action !== 'callback' || !isProvider(providerId)) return false
  try {
    await limitCall('sign_in', { caller: null, address: addressOf(request) })
    return false
  } catch (error) {
    if (error instanceof HttpProblem && error.status === 429) return true
    throw error
  }
}

const mostCharacters = 20_000

/** Flat text fields only: whatever else is sent counts as absent. */
async function readFields(request: Request): Promise<Record<string, string>> {
  const text = await request.text()
  if (text.length > mostCharacters) return {}
  const entries = /json/.test(request.headers.get('content-type') ?? '')
    ? parseJson(text)
    : [...new URLSearchParams(text)]
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function parseJson(text: string): [string, unknown][] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? Object.entries(value) : []
  } catch {
    return []
  }
}
