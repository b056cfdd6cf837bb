import type { Actor } from '@frontdesk/core/context'
import { findApiKey } from '@frontdesk/core/identity/find-api-key'
import { findSession } from '@frontdesk/core/identity/find-session'
import { readSessionToken } from './sign-in/session-cookie.ts'

export type Who = { organizationId: string; actor: Exclude<Actor, { type: 'system' }> }
export type Caller = { who: Who; by: 'cookie' | 'api_key'; sessionId: string | undefined }

/**
 * Who sends a request, by its bearer key or its session cookie. What is remembered of either is forgotten by
 * everybody as soon as one is revoked, which so is immediate. Null for nobody. No other header says anything about who somebody is.
 */
export async function findCaller(headers: Headers): Promise<Caller | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return byApiKey(authorization)
  const token = await readSessionToken(headers)
  const session = token === null ? null : await findSession(token)
  if (!session) return null
  const { sessionId, ...who } = session
  return { who, by: 'cookie', sessionId }
}

async function byApiKey(authorization: string): Promise<Caller | null> {
  const [, key] = /^Bearer +(fd_[\w-]{20,200})$/i.exec(authorization) ?? []
  const who = key === undefined ? null : await findApiKey(key)
  return who && { who, by: 'api_key', sessionId: undefined }
}

/** The caller's name in counters and limits. */
export function callerKeyOf({ actor }: Who): string {
  return actor.type === 'member' ? `member ${actor.memberId}` : `api_key ${actor.apiKeyId}`
}
