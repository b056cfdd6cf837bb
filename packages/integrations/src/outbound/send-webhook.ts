import { Webhook } from 'standardwebhooks'
import { type DestinationOptions, safeFetch } from './safe-fetch.ts'

export type SignedPost = {
  id: string
  at: Date
  url: string
  /** each signs: during a rotation the old one too. `whsec_` and base64, or the plain characters of the key */
  secrets: readonly string[]
  /** the exact text that is signed */
  text: string
  headers?: Record<string, string>
}

export type WebhookAnswer = {
  status: number
  /** the first characters of what was answered */
  start: string
  /** how many seconds the server asks to be left alone */
  retryAfter: number | null
}

const limits = { timeoutMs: 10_000, maxBytes: 64 * 1024 }
const startOf = 500

/**
 * Posts a signed message (standardwebhooks.com) to an address somebody else chose and tells how it was answered.
 * Rejects only when there is no answer; the same id may then be sent again.
 */
export async function postWebhook(
  { id, at, url, secrets, text, headers = {} }: SignedPost,
  destination: DestinationOptions = {},
): Promise<WebhookAnswer> {
  const response = await safeFetch(
    url,
    {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'user-agent': 'Frontdesk-Webhooks/1',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': signWebhook({ id, at, text, secrets }),
      },
      body: text,
    },
    { ...limits, ...destination },
  )
  const start = Buffer.from(response.body.subarray(0, 4 * startOf))
    .toString('utf8')
    .slice(0, startOf)
  return { status: response.status, start, retryAfter: secondsOf(response.headers.get('retry-after')) }
}

/** The same for who only wants to know whether it was taken: rejects with any status but 2xx. */
export async function sendWebhook(
  { secret, body, ...post }: Omit<SignedPost, 'secrets' | 'text'> & { secret: string; body: unknown },
  destination: DestinationOptions = {},
): Promise<void> {
  const { status } = await postWebhook(
    { ...post, secrets: [secret], text: JSON.stringify(body) },
    destination,
  )
  if (status < 200 || status > 299) throw new Error(`The webhook was answered with ${status}`)
}

/** The value of the header webhook-signature: one signature for each secret. */
function signWebhook({ id, at, text, secrets }: Pick<SignedPost, 'id' | 'at' | 'text' | 'secrets'>): string {
  return secrets.map((secret) => new Webhook(keyOf(secret)).sign(id, at, text)).join(' ')
}

/** Whether a message was signed with this secret and is not older or newer than five minutes. */
export function verifyWebhook(
  secret: string,
  message: { text: string; id: string; timestamp: string; signature: string },
): boolean {
  const { text, id, timestamp, signature } = message
  try {
    new Webhook(keyOf(secret)).verify(
      text,
      { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
      { jsonParse: false },
    )
    return true
  } catch {
    return false
  }
}

function keyOf(secret: string): string {
  return secret.startsWith('whsec_') ? secret : Buffer.from(secret).toString('base64')
}

const longestRest = 6 * 3_600

function secondsOf(retryAfter: string | null): number | null {
  const seconds = Number(retryAfter)
  return retryAfter !== null && Number.isInteger(seconds) && seconds > 0
    ? Math.min(seconds, longestRest)
    : null
}
