import { createHash } from 'node:crypto'
import { mac, verifyMac } from '@frontdesk/runtime/crypto'

/** What an entry's hash is taken over. Times are in ISO 8601 with milliseconds. */
export type Link = {
  organizationId: string
  position: number
  caseId: string
  kind: string
  messageId: string | null
  content: unknown
  actor: unknown
  at: string
}

/** What comes before the first entry. */
export const chainStart = '0'.repeat(64)

/** SHA-256, as hex, of the hash before and the entry as canonical JSON. Anybody can compute it again. */
export function hashLink(previousHash: string, link: Link): string {
  return createHash('sha256').update(previousHash).update(canonicalJson(link)).digest('hex')
}

const purpose = 'compliance-chain'
const sealBytes = 20

/**
 * A code over a hash under a key that is not in the database: who can write to every table, and so could compute all
 * hashes anew, still cannot make these.
 */
export function sealHash(hash: string): string {
  return mac(purpose, hash, sealBytes)
}

export function isSealed(hash: string, seal: string): boolean {
  return verifyMac(purpose, hash, seal, sealBytes)
}

/** JSON with the keys of every object in order of their code units and no spaces, as RFC 8785 has it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`
}
