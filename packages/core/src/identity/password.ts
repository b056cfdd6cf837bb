import { randomToken } from '@frontdesk/runtime/crypto'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/**
 * Whether the password fits the hash. Without a hash the same work is done against a throw-away one, so
 * that the time taken does not tell whether the account exists.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await decoyHash()), password)
  return fits && passwordHash !== null
}

function decoyHash(): Promise<string> {
  return oncePerProcess('identity.decoy-hash', () => hashPassword(randomToken()))
}
