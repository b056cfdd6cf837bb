import { hintGmail } from '@frontdesk/core/mailboxes/sync/hint'
import { env } from '@frontdesk/runtime/env'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { readSmallBody } from './read-small-body.ts'

const push = z.object({ message: z.object({ data: z.string().max(10_000) }) })
const change = z.object({ emailAddress: z.email().max(254) })

/**
 * Pub/Sub's word that a Gmail mailbox changed (developers.google.com/workspace/gmail/api/guides/push). It must carry
 * a token that Google signed for our address and our service account. It is a hint: what changed is asked for.
 */
export async function takeGmailPush(request: Request): Promise<Response> {
  if (!(await isGenuine(request.headers.get('authorization')))) return new Response(null, { status: 401 })
  const body = push.safeParse(await readSmallBody(request))
  const data = body.success ? parseJson(Buffer.from(body.data.message.data, 'base64').toString()) : null
  const changed = change.safeParse(data)
  // What cannot be read would be sent for days; it is taken and left.
  if (changed.success) await hintGmail(changed.data.emailAddress.toLowerCase())
  return new Response(null, { status: 204 })
}

async function isGenuine(authorization: string | null): Promise<boolean> {
  const [, token] = /^Bearer (\S{20,4000})$/.exec(authorization ?? '') ?? []
  const { GMAIL_PUSH_AUDIENCE: audience, GMAIL_PUSH_ACCOUNT: account } = env
  if (token === undefined || audience === undefined || account === undefined) return false
  const keys = oncePerProcess('gmail-push.keys', () =>
    createRemoteJWKSet(new URL(env.GOOGLE_KEYS_URL), { timeoutDuration: 5_000 }),
  )
  try {
    const issuer = ['https://accounts.google.com', 'accounts.google.com']
    const { payload } = await jwtVerify(token, keys, {
      audience,
      issuer,
      algorithms: ['RS256'],
      maxTokenAge: '1h',
    })
    return payload.email === account && payload.email_verified === true
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
