/** Result words of RFC 8601, as far as they differ for us. */
export type Verdict = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror'

/** What SPF, DKIM and DMARC say of a mail, and who found it out. */
export type Authentication = {
  /** `own`: checked by us; `provider`: told by the provider that received it; `none`: nobody looked */
  by: 'own' | 'provider' | 'none'
  spf: Verdict
  dkim: Verdict
  dmarc: Verdict
  /** the domain of a signature that holds, best one first: the author's own before another's */
  signedBy: string | null
  /** what the author's domain asks for when DMARC fails: none, quarantine, reject */
  policy: string | null
  /** a known forwarder that checked the mail before it changed hands, and passed it */
  vouchedBy: string | null
}

export const unauthenticated: Authentication = {
  by: 'none',
  spf: 'none',
  dkim: 'none',
  dmarc: 'none',
  signedBy: null,
  policy: null,
  vouchedBy: null,
}

const verdicts = new Set<string>([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
])

/** Reads a result word in any case; old and private ones count as what they stand for. */
export function asVerdict(word: string | undefined): Verdict {
  const known = (word ?? 'none').toLowerCase()
  if (verdicts.has(known)) return known as Verdict
  if (known === 'hardfail') return 'fail'
  if (known === 'bestguesspass') return 'none'
  return known === 'temperr' ? 'temperror' : 'none'
}
