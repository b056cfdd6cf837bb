import type { BounceReason } from './reasons.ts'

/**
 * What enhanced codes (RFC 3463, 7505, 7372, and how Microsoft extends them) stand for, where the words say
 * nothing. Servers pick them carelessly: 5.1.1 and 5.7.1 above all.
 */
const codes: readonly (readonly [RegExp, BounceReason])[] = [
  [/^5\.1\.(?:0|1|3|4)$/, 'user_unknown'],
  [/^[45]\.1\.1$/, 'user_unknown'],
  [/^5\.1\.10$/, 'user_unknown'],
  [/^5\.1\.2$/, 'host_unknown'],
  [/^[45]\.1\.6$/, 'moved'],
  [/^[45]\.1\.[789]$/, 'policy'],
  [/^[45]\.2\.1$/, 'suspended'],
  [/^[45]\.2\.2$/, 'mailbox_full'],
  [/^[45]\.(?:2\.3|3\.4)$/, 'too_large'],
  [/^[45]\.3\.2$/, 'system'],
  [/^5\.4\.310$/, 'host_unknown'],
  [/^[45]\.4\.7$/, 'expired'],
  [/^[45]\.4\./, 'network'],
  [/^[45]\.5\.3$/, 'rate_limited'],
  [/^[45]\.5\./, 'syntax'],
  [/^[45]\.6\./, 'content'],
  [/^[45]\.7\.(?:2[0-46-9]|9|515)$/, 'auth_failure'],
  [/^[45]\.7\.(?:25|60[5-9]|6[1-4]\d|5\d\d)$/, 'blocked'],
  [/^5\.7\.13$/, 'suspended'],
  [/^4\.7\./, 'rate_limited'],
  [/^5\.7\./, 'policy'],
  [/^[45]\.3\./, 'system'],
]

export function reasonOfCode(status: string): BounceReason | null {
  return codes.find(([pattern]) => pattern.test(status))?.[1] ?? null
}
