import { Webhook } from 'standardwebhooks'
import { type DestinationOptions, safeFetch } from './safe-fetch.ts'

type Message = { id: string; at: Date; url: string; secret: string; body: unknown }

/**
 * Posts a signed message (standardwebhooks.com) to an address somebody else chose. Rejects when it is not taken
 * with a status of 2xx; the same id may then be sent again.
 */
export async function sendWebhook(
  { id, at, url, secret, body }: Message,
  destination: DestinationOptions = {},
): Promise<void> {
  const text = JSON.stringify(body)
  const key = Buffer.from(secret).toString('base64')
  const { status } = await safeFetch(
    url,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Webhook(key).sign(id, at, text),
      },
      body: text,
    },
    { timeoutMs: 10_000, maxBytes: 64 * 1024, ...destination },
  )
  if (status < 200 || status > 299) throw new Error(`The webhook was answered with ${status}`)
}
