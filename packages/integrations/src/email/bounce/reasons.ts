/** Why a mail did not arrive, in classes a person understands. */
export type BounceReason =
  | 'user_unknown'
  | 'host_unknown'
  | 'moved'
  | 'not_accepting'
  | 'mailbox_full'
  | 'suspended'
  | 'too_large'
  | 'rate_limited'
  | 'blocked'
  | 'auth_failure'
  | 'spam'
  | 'content'
  | 'policy'
  | 'relaying'
  | 'syntax'
  | 'network'
  | 'expired'
  | 'system'
  | 'feedback'
  | 'vacation'
  | 'unknown'

/** Only these say that no later mail to the address can arrive either; all others may pass. */
const lasting = new Set<BounceReason>(['user_unknown', 'host_unknown', 'moved', 'not_accepting'])

export function isLasting(reason: BounceReason): boolean {
  return lasting.has(reason)
}
