import { equalInConstantTime } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { problemResponse } from '../http-errors.ts'
import { HttpProblem } from '../http-problem.ts'
import { isLoopback } from '../request/peer-address.ts'
import { requestIdOf } from '../request/request-id.ts'

/** Lets in who holds METRICS_TOKEN, or without such a token who sits on this machine. */
export function operatorsOnly(answer: () => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (!isOperator(request)) throw new HttpProblem(401, 'unauthenticated', 'This is for operators')
      return await answer()
    } catch (error) {
      return problemResponse(error, requestIdOf(request))
    }
  }
}

function isOperator(request: Request): boolean {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (env.METRICS_TOKEN !== undefined) {
    return token !== undefined && equalInConstantTime(token, env.METRICS_TOKEN)
  }
  // Whoever comes through a proxy on this machine is not on this machine.
  return isLoopback(request) && env.TRUSTED_PROXY_HOPS === 0 && !request.headers.has('forwarded')
}
