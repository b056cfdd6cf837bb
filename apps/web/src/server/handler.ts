import { Unauthenticated } from '@frontdesk/core/errors'
import type { JsonText } from '@frontdesk/core/json-text'
import { allows } from '@frontdesk/core/permissions'
import { withLogContext } from '@frontdesk/runtime/logger'
import type { BodyOf, Contract, ParamsOf, QueryOf, ResponseOf } from '../contract/contract.ts'
import { type Caller, callerKeyOf, findCaller, type Who } from './auth.ts'
import { checkAnswer } from './check-answer.ts'
import { refuseWhileStopping } from './drain.ts'
import { problemResponse } from './http-errors.ts'
import { HttpProblem } from './http-problem.ts'
import { once } from './idempotency.ts'
import { measure } from './measure.ts'
import { limitCall } from './rate-limits.ts'
import { crossOriginHeaders, refuseUnnamedOrigin } from './request/cross-origin.ts'
import { deprecationHeaders } from './request/deprecation.ts'
import { chooseFields, type Fields, readFields } from './request/fields.ts'
import { type Params, parseInput } from './request/parse-input.ts'
import { addressOf } from './request/peer-address.ts'
import { requestIdOf } from './request/request-id.ts'
import { refuseForeignOrigin } from './request/same-origin.ts'

/** What a route gets to see. `who` is null only where the contract asks for no permission. */
export type Call<C extends Contract> = {
  who: C['permission'] extends null ? null : Who
  caller: C['permission'] extends null ? Caller | null : Caller
  sessionId: string | undefined
  address: string
  params: ParamsOf<C>
  query: QueryOf<C>
  body: BodyOf<C>
  request: Request
  requestId: string
}

/** A file or stream is a Response of the route's own; what a route without a response returns is dropped. */
type Answer<C extends Contract> =
  ResponseOf<C> extends undefined ? unknown : ResponseOf<C> | JsonText<ResponseOf<C>> | Response

type Context = {
  params: Promise<Params>
  /** Whom another route has let in and counted, which answers this one's part of its call. */
  letIn?: Caller
}

export type RouteHandler = (request: Request, context?: Context) => Promise<Response>

/**
 * Makes a route from its contract: who → origin → limit → permission → parse → once → run → JSON or
 * problem+json. It needs nothing of Next but a Request and the promise of its path parameters.
 */
export function route<const C extends Contract>(
  contract: C,
  run: (call: Call<C>) => Promise<Answer<C>>,
): RouteHandler {
  return async (request, context) => {
    const requestId = requestIdOf(request)
    const response = await withLogContext({ requestId }, () =>
      measure(contract, () =>
        answer(contract, run as Run, { request, requestId, ...context }).catch((error) =>
          problemResponse(error, requestId),
        ),
      ),
    )
    return withHeaders(
      response,
      {
        'x-request-id': requestId,
        'x-content-type-options': 'nosniff',
        ...crossOriginHeaders(request),
        ...deprecationHeaders(contract),
      },
      { 'cache-control': 'private, no-store' },
    )
  }
}

type Run = (call: unknown) => Promise<unknown>
type Incoming = Partial<Context> & { request: Request; requestId: string }

async function answer(contract: Contract, run: Run, incoming: Incoming): Promise<Response> {
  const { request, letIn } = incoming
  const address = addressOf(request)
  if (letIn) return admitted(contract, run, incoming, letIn, address)
  refuseWhileStopping()
  refuseUnnamedOrigin(request)
  const caller = await findCaller(request.headers)
  if (caller?.by === 'cookie') refuseForeignOrigin(request)
  const headers = await limitCall(contract.rate, { caller: caller && callerKeyOf(caller.who), address })
  try {
    return withHeaders(await admitted(contract, run, incoming, caller, address), headers)
  } catch (error) {
    return withHeaders(problemResponse(error, incoming.requestId), {}, headers)
  }
}

async function admitted(
  contract: Contract,
  run: Run,
  { request, requestId, params }: Incoming,
  caller: Caller | null,
  address: string,
): Promise<Response> {
  const who = admit(contract, caller)
  const input = await parseInput(contract, request, (await params) ?? {})
  const fields = readFields(contract, new URL(request.url).searchParams)
  const status = contract.status ?? 200
  const call = { ...input, who, caller, sessionId: caller?.sessionId, address, request, requestId }
  if (!contract.idempotent || !who) return respond(contract, status, await run(call), fields)
  const { replayed, ...first } = await once(who, request, input.body, async () => ({
    status,
    response: await run(call),
  }))
  const response = respond(contract, first.status, first.response)
  return replayed ? withHeaders(response, { 'idempotency-replayed': 'true' }) : response
}

function admit(contract: Contract, caller: Caller | null): Who | null {
  if (contract.permission === null) return null
  if (!caller) throw new Unauthenticated()
  if (!allows(caller.who.actor, contract.permission)) {
    throw new HttpProblem(403, 'forbidden', `You are not allowed to do this (${contract.permission})`)
  }
  return caller.who
}

function respond(
  contract: Contract,
  status: number,
  result: unknown,
  fields: Fields | null = null,
): Response {
  if (result instanceof Response) return result
  if (!contract.response) return new Response(null, { status: 204 })
  // No contract answers with a bare text, so a text is JSON already.
  const json = typeof result === 'string' ? result : JSON.stringify(result)
  checkAnswer(contract, json)
  const chosen = fields === null ? json : chooseFields(contract, json, fields)
  return new Response(chosen, { status, headers: { 'content-type': 'application/json' } })
}

/** Sets headers, and those of `defaults` where the response has none of its own. */
function withHeaders(
  response: Response,
  headers: Record<string, string>,
  defaults: Record<string, string> = {},
): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  for (const [name, value] of Object.entries(defaults)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}
