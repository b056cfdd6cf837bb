import { equalInConstantTime, mac } from '@frontdesk/runtime/crypto'
import { NotFound, Unauthenticated } from '../errors.ts'
import { isId } from '../paging.ts'
import type { OpenWidget } from './in-widget.ts'

const purpose = 'chat-visitor'
const bytes = 20
const lastsMs = 30 * 86_400_000

type Place = Pick<OpenWidget, 'id' | 'organizationId'>

/** A token for one visitor of one widget, which ends by itself. */
export function visitorToken(
  widget: Place,
  visitorId: string,
  now: Date,
): { token: string; expiresAt: string } {
  const expires = now.getTime() + lastsMs
  const claim = `${visitorId}.${expires.toString(36)}`
  const code = mac(purpose, signed(widget, claim), bytes)
  return { token: `${claim}.${code}`, expiresAt: new Date(expires).toISOString() }
}

/**
 * The visitor a token names. One that was made up, or for another widget, names nobody (NotFound); one that is over is
 * Unauthenticated, so that its browser begins anew.
 */
export function visitorOfToken(widget: Place, token: string, now: Date): string {
  const [visitorId = '', expires = '', code = ''] = token.slice(0, 200).split('.')
  const right = mac(purpose, signed(widget, `${visitorId}.${expires}`), bytes)
  if (!isId(visitorId) || !equalInConstantTime(right, code)) throw new NotFound('The chat')
  if (Number.parseInt(expires, 36) <= now.getTime()) throw new Unauthenticated()
  return visitorId
}

function signed({ organizationId, id }: Place, claim: string): string {
  return `${organizationId}\n${id}\n${claim}`
}
