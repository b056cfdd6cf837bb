import { z } from 'zod'
import { storable } from '../../messages/storable.ts'
import type { ProviderId } from './providers.ts'

export type Claimed = { subject: string; email: string | null; verified: boolean; name: string }

const text = z.string().max(1_000)
const claims = z.looseObject({
  sub: z
    .string()
    .min(1)
    .max(255)
    .refine((sub) => storable(sub) === sub),
  email: text.optional().catch(undefined),
  name: text.optional().catch(undefined),
  email_verified: z.unknown().optional(),
  xms_edov: z.unknown().optional(),
})

/** Where each provider says that the address was proved to be its person's. */
const vouchedBy: Record<ProviderId, readonly ('email_verified' | 'xms_edov')[]> = {
  google: ['email_verified'],
  // Microsoft's own word for it, an optional claim; without it an address there is whatever somebody typed.
  microsoft: ['xms_edov', 'email_verified'],
  oidc: ['email_verified'],
}

const yes: unknown[] = [true, 'true', 1, '1']
const address = z.email().max(254)

/** What a provider says about who signed in (OpenID Connect Core 5.1); null when it names nobody. */
export function readClaims(provider: ProviderId, given: unknown): Claimed | null {
  const parsed = claims.safeParse(given)
  if (!parsed.success) return null
  const { sub, email, name = '' } = parsed.data
  const named = address.safeParse(email?.trim().toLowerCase())
  return {
    subject: sub,
    email: named.success ? named.data : null,
    verified: vouchedBy[provider].some((claim) => yes.includes(parsed.data[claim])),
    name: storable(name).replace(/\s+/g, ' ').trim().slice(0, 100),
  }
}
