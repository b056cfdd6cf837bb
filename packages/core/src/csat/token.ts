import { mac, verifyMac } from '@frontdesk/runtime/crypto'

export type CsatLink = { organizationId: string; requestId: string; expiresAt: Date }

const purpose = 'csat'
const macBytes = 20

/**
 * What stands in the link of a question: organization, request and expiry (seconds since 1970) in 36 bytes as
 * base64url, a dot, and an HMAC-SHA-256 over them cut to 160 bits.
 */
export function csatToken({ organizationId, requestId, expiresAt }: CsatLink): string {
  const expiry = Buffer.alloc(4)
  expiry.writeUInt32BE(Math.floor(expiresAt.getTime() / 1_000))
  const said = Buffer.concat([bytesOf(organizationId), bytesOf(requestId), expiry]).toString('base64url')
  return `${said}.${mac(purpose, said, macBytes)}`
}

/** What a link says, or null when it was not made here or its time is over. */
export function readCsatToken(token: string, now: Date): CsatLink | null {
  const [, said, code] = /^([\w-]{48})\.([a-z2-7]{32})$/.exec(token) ?? []
  if (said === undefined || code === undefined || !verifyMac(purpose, said, code, macBytes)) return null
  const bytes = Buffer.from(said, 'base64url')
  const expiresAt = new Date(bytes.readUInt32BE(32) * 1_000)
  if (expiresAt <= now) return null
  return {
    organizationId: uuidOf(bytes.subarray(0, 16)),
    requestId: uuidOf(bytes.subarray(16, 32)),
    expiresAt,
  }
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
