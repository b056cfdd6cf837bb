import { createHash, createHmac } from 'node:crypto'
import { verifyWebhook } from '@frontdesk/integrations/outbound/send-webhook'
import { equalInConstantTime } from '@frontdesk/runtime/crypto'

export type Verification = 'standard' | 'hub'

export type Call = { headers: { get(name: string): string | null }; text: string }

/**
 * By what a genuine call is known again, or null when it is not genuine. `standard`: the signed webhook-id, within
 * five minutes of now (standardwebhooks.com). `hub`: the header x-hub-signature-256 over the body; that says neither
 * when nor which, so the same body never counts twice.
 */
export function proveCall(verification: Verification, secret: string, call: Call): string | null {
  return verification === 'standard' ? proveStandard(secret, call) : proveHub(secret, call)
}

function proveStandard(secret: string, { headers, text }: Call): string | null {
  const id = headers.get('webhook-id') ?? ''
  const timestamp = headers.get('webhook-timestamp') ?? ''
  const signature = headers.get('webhook-signature') ?? ''
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) return null
  return verifyWebhook(secret, { text, id, timestamp, signature }) ? `id ${id}` : null
}

function proveHub(secret: string, { headers, text }: Call): string | null {
  const given = headers.get('x-hub-signature-256') ?? ''
  const expected = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
  if (!equalInConstantTime(given, expected)) return null
  return `body ${createHash('sha256').update(text).digest('hex')}`
}
