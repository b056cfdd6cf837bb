import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { env } from './env.ts'
import { oncePerProcess } from './process/once.ts'

/** A sealed text was altered, belongs to another context, or its key is not configured. */
export class UnreadableSecret extends Error {
  override name = 'UnreadableSecret'
}

/**
 * Seals `plaintext` with AES-256-GCM as `v1.<keyId>.<iv>.<tag>.<ciphertext>` (base64url). `context`
 * says what the secret belongs to (table, column, row) and must be the same to open it again.
 */
export function encryptSecret(plaintext: string, context: string): string {
  const { id, key } = currentKey()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(additionalData(id, context))
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
  return ['v1', id, ...[iv, cipher.getAuthTag(), ciphertext].map((part) => part.toString('base64url'))].join(
    '.',
  )
}

/** Opens what `encryptSecret` sealed, or throws `UnreadableSecret`. */
export function decryptSecret(sealed: string, context: string): string {
  const { id, iv, tag, ciphertext } = parseSealed(sealed)
  const key = encryptionKeys().get(id)
  if (!key) throw new UnreadableSecret(`No encryption key with the id ${id} is configured.`)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 })
    decipher.setAAD(additionalData(id, context)).setAuthTag(tag)
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new UnreadableSecret('The sealed text does not belong to this context or was altered.', { cause })
  }
}

/** Whether `sealed` was made with an older key than the current one. */
export function needsReencryption(sealed: string): boolean {
  return parseSealed(sealed).id !== currentKey().id
}

/** An unguessable token of `bytes` random bytes as base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** SHA-256 of a token as hex: what is stored instead of the token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/**
 * A message authentication code over `text` under a key of its own for `purpose`: HMAC-SHA-256 cut
 * to `bytes`, in lower-case base32 (RFC 4648, no padding), so that it survives in a mail address.
 */
export function mac(purpose: string, text: string, bytes = 10): string {
  return base32(createHmac('sha256', macKey(purpose)).update(text).digest().subarray(0, bytes))
}

/** Whether `given` is the code `mac` makes. Case does not matter: mail systems change it. */
export function verifyMac(purpose: string, text: string, given: string, bytes = 10): boolean {
  return equalInConstantTime(mac(purpose, text, bytes), given.toLowerCase())
}

/** Compares two texts without telling by its duration where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  const [left, right] = [a, b].map((value) => createHash('sha256').update(value).digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}

type Sealed = { id: string; iv: Buffer; tag: Buffer; ciphertext: Buffer }

const sealedForm = /^v1\.([\w-]{1,64})\.([\w-]{16})\.([\w-]{22})\.([\w-]*)$/

function parseSealed(sealed: string): Sealed {
  const [, id, iv, tag, ciphertext] = sealedForm.exec(sealed) ?? []
  if (id === undefined || iv === undefined || tag === undefined || ciphertext === undefined) {
    throw new UnreadableSecret('The text is not a sealed secret.')
  }
  const decode = (part: string) => Buffer.from(part, 'base64url')
  return { id, iv: decode(iv), tag: decode(tag), ciphertext: decode(ciphertext) }
}

function additionalData(keyId: string, context: string): Buffer {
  return Buffer.from(`v1.${keyId}.${context}`, 'utf8')
}

function currentKey(): { id: string; key: Buffer } {
  const [first] = encryptionKeys()
  if (!first) throw new UnreadableSecret('No encryption key is configured.')
  return { id: first[0], key: first[1] }
}

/** Keys by id, the current one first. The derived key stays last, so that what it sealed opens for ever. */
function encryptionKeys(): Map<string, Buffer> {
  return oncePerProcess('crypto.encryption-keys', () => {
    const keys = new Map((env.ENCRYPTION_KEYS ?? '').split(',').filter(Boolean).map(parseKey))
    if (!keys.has('root')) keys.set('root', deriveKey('encryption'))
    return keys
  })
}

function parseKey(entry: string): [string, Buffer] {
  const [, id, encoded] = /^\s*([\w-]{1,64}):([A-Za-z0-9+/_-]+=*)\s*$/.exec(entry) ?? []
  const key = Buffer.from(encoded ?? '', 'base64')
  if (id === undefined || key.length !== 32) {
    throw new Error('ENCRYPTION_KEYS must list keyId:base64 pairs of 32 bytes each, separated by commas.')
  }
  return [id, key]
}

function macKey(purpose: string): Buffer {
  return oncePerProcess(`crypto.mac-key.${purpose}`, () => deriveKey(`mac:${purpose}`))
}

/** HKDF-SHA-256 (RFC 5869) from the root secret. */
function deriveKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env.FRONTDESK_SECRET, 'frontdesk', purpose, 32))
}

const base32Digits = 'abcdefghijklmnopqrstuvwxyz234567'

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => base32Digits[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}
