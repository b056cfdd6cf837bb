import { randomBytes } from 'node:crypto'
import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'

/** A secret as standardwebhooks.com writes it: `whsec_` and the base64 of 32 random bytes. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

type Place = { table: string; organizationId: string; id: string }

const contextOf = ({ table, organizationId, id }: Place) => `${table}.secret.${organizationId}.${id}`

export function sealWebhookSecret(secret: string, place: Place): string {
  return encryptSecret(secret, contextOf(place))
}

export function openWebhookSecret(sealed: string, place: Place): string {
  return decryptSecret(sealed, contextOf(place))
}
