import { fileURLToPath } from 'node:url'
import type { Contract } from '../../contract/contract.ts'
import { peerNote } from '../request/peer-address.ts'
import type { Credentials } from './callers.ts'

type Sent = {
  as?: Credentials
  params?: Record<string, string>
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

type RouteModule = Record<
  string,
  (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
>

export type Answered = { status: number; headers: Headers; text: string; body: Json }
/** What a test looks into without caring about types. */
export type Json = Record<string, unknown> & { items?: Record<string, unknown>[] }

/** Calls the route of a contract as a client would, through the module Next would load. */
export async function call(contract: Contract, sent: Sent = {}): Promise<Answered> {
  const response = await send(contract, sent)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parse(text) }
}

export async function send(
  contract: Contract,
  { as = {}, params: given = {}, query = '', body, headers = {} }: Sent = {},
): Promise<Response> {
  const named = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const params = { ...fillIn(named, given), ...given }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name)
  const request = new Request(`http://localhost:3000/api/v1${path}${query}`, {
    method: contract.method,
    headers: {
      'x-frontdesk-peer': peerNote(someAddress()),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...as,
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const module = await loadRoute(contract.path)
  const answer = module[contract.method]
  if (!answer) throw new Error(`No route answers ${contract.method} ${contract.path}`)
  return answer(request, { params: Promise.resolve(params) })
}

/** A path that names two things is given one id for both, where a test gives one; what is numbered, the first. */
function fillIn(named: string[], { id }: Record<string, string>): Record<string, string> {
  return id === undefined ? {} : Object.fromEntries(named.map((name) => [name, name === 'number' ? '1' : id]))
}

/** Every call comes from elsewhere unless a test says otherwise, so that suites do not use up each other's limits. */
export function someAddress(): string {
  const part = () => Math.floor(Math.random() * 256)
  return `10.${part()}.${part()}.${part()}`
}

async function loadRoute(path: string): Promise<RouteModule> {
  const folder = path.replace('{key}', '[...key]').replace(/\{(\w+)\}/g, '[$1]')
  const file = fileURLToPath(new URL(`../../app/api/v1${folder}/route.ts`, import.meta.url))
  return (await import(/* @vite-ignore */ file)) as RouteModule
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}
