import { reasonOfCode } from './codes.ts'
import { evenWords } from './even-words.ts'
import type { BounceReason } from './reasons.ts'
import { RULES } from './wording.ts'

/**
 * The class of what servers said, the closest to the point first, and of their enhanced code. Clear words go
 * before codes, codes that name the fault before vague words; `unknown` when nothing says anything.
 */
export function reasonOf(said: readonly string[], status: string): BounceReason {
  const found = said.map(ruleFor).filter((rule) => rule !== undefined)
  const clear = found.find((rule) => rule.clear)
  if (clear) return refined(clear.reason, status, said[0] ?? '')
  const coded = reasonOfCode(status)
  const vague = found[0]?.reason
  if (neverAccepts(status, said[0] ?? '')) return 'not_accepting'
  if (coded && (vague === undefined || (telling.has(coded) && !final.has(vague)))) return coded
  return vague ?? 'unknown'
}

const telling = new Set<BounceReason>([
  'user_unknown',
  'host_unknown',
  'moved',
  'mailbox_full',
  'too_large',
  'suspended',
])
/** Nobody says so of an address that does not exist, whatever the code. */
const final = new Set<BounceReason>(['expired', 'network'])

function ruleFor(said: string): (typeof RULES)[number] | undefined {
  const text = evenWords(said)
  return RULES.find(({ pattern }) => pattern.test(text))
}

/** "Not our user", but there is a code for one who is somebody else's now; "inactive", but the code of one who is gone. */
function refined(reason: BounceReason, status: string, first: string): BounceReason {
  if (reason === 'user_unknown' && /^[45]\.1\.6$/.test(status)) return 'moved'
  return reason === 'suspended' && status === '5.1.1' && /inactive/i.test(first) ? 'user_unknown' : reason
}

/** Whether a server replies as hosts do that accept no mail at all (RFC 7504). */
function neverAccepts(status: string, first: string): boolean {
  return /(?<![\d.])556[ -]/.test(first) || (status === '5.3.2' && /(?<![\d.])521[ -]/.test(first))
}
