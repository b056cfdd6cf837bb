import { newId } from '@frontdesk/runtime/id'

const sane = /^[\w.-]{8,100}$/

/** The caller's X-Request-Id when it is harmless to log and to answer, else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given !== null && sane.test(given) ? given : newId()
}
