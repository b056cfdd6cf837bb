import { resolve } from 'node:dns/promises'
import { Readable } from 'node:stream'
import { TimedOut, withTimeout } from '@frontdesk/runtime/retry'
import ipaddr from 'ipaddr.js'
import type { ARCResult } from 'mailauth'
import { type Authentication, asVerdict, unauthenticated, type Verdict } from './authentication.ts'

export type Origin = {
  /** the address the mail came from, as the connection showed it */
  ip: string
  helo: string
  /** the envelope's sender; empty for bounces */
  mailFrom: string
}

type Resolver = (domain: string, type: string) => Promise<string[] | string[][]>

type Options = { resolver?: Resolver; timeoutMs?: number; mta?: string }

type Signature = { signingDomain?: string; status: { result: string; aligned?: unknown } }

/**
 * Checks SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) of a mail we received ourselves. Never rejects and
 * never takes longer than its time: what could not be found out is `temperror`. A mail from a machine inside,
 * such as a forwarding server of our own, cannot be judged by its address and is left unjudged.
 */
export async function authenticate(
  raw: Uint8Array | Readable,
  origin: Origin,
  { resolver = resolve as Resolver, timeoutMs = 3_000, mta = 'frontdesk' }: Options = {},
): Promise<Authentication> {
  if (!isPublic(origin.ip)) return unauthenticated
  try {
    return await withTimeout(timeoutMs, () => check(raw, origin, boundedResolver(resolver), mta))
  } catch (error) {
    const verdict: Verdict = error instanceof TimedOut ? 'temperror' : 'permerror'
    return { ...unauthenticated, by: 'own', spf: verdict, dkim: verdict, dmarc: verdict }
  }
}

/** Name servers that did not answer are left alone for so long: mail does not wait for them one by one. */
const silenceMs = 60_000
let silentUntil = 0

/**
 * Checks the signatures of a mail that another server received, whose word on it is not known: DKIM, and DMARC as far
 * as a signature decides it. From where it came is not known for sure, so SPF stays open, and DMARC fails nowhere: it
 * passes by a signature, or its policy tells what the author's domain wants. Where neither a signature nor such a policy
 * speaks, nobody has looked. Never rejects and never takes longer than its time.
 */
export async function checkSignatures(
  raw: Uint8Array | Readable,
  options: Options = {},
): Promise<Authentication> {
  const { resolver = resolve as Resolver, timeoutMs = 3_000, mta = 'frontdesk' } = options
  if (!options.resolver && Date.now() < silentUntil) return unauthenticated
  try {
    const found = await withTimeout(timeoutMs, () => check(raw, null, boundedResolver(resolver), mta))
    return bySignature(found)
  } catch (error) {
    if (error instanceof TimedOut && !options.resolver) silentUntil = Date.now() + silenceMs
    return unauthenticated
  }
}

function bySignature(found: Authentication): Authentication {
  const wantsProof = found.policy === 'reject' || found.policy === 'quarantine'
  if (found.dkim === 'none' && !wantsProof) return unauthenticated
  return { ...found, spf: 'none', dmarc: found.dmarc === 'fail' ? 'none' : found.dmarc }
}

async function check(
  raw: Uint8Array | Readable,
  origin: Origin | null,
  resolver: Resolver,
  mta: string,
): Promise<Authentication> {
  // Loaded when first needed: it brings much with it that only a receiving server wants.
  const { authenticate: verify } = await import('mailauth')
  const result = await verify(
    raw instanceof Uint8Array ? Buffer.from(raw) : Readable.from(withinLimits(raw)),
    {
      ...(origin ? { ip: origin.ip, helo: origin.helo, sender: origin.mailFrom } : {}),
      mta,
      resolver,
      disableBimi: true,
    },
  )
  const signatures = (result.dkim.results ?? []) as Signature[]
  const dmarc = asVerdict(result.dmarc ? result.dmarc.status.result : 'none')
  const vouchedBy = dmarc === 'fail' ? forwarderOf(result.arc || null) : null
  return {
    by: 'own',
    spf: asVerdict(result.spf ? result.spf.status.result : 'none'),
    dkim: bestOf(signatures),
    dmarc: vouchedBy ? 'pass' : dmarc,
    signedBy: signer(signatures),
    policy: result.dmarc ? (result.dmarc.policy ?? null) : null,
    vouchedBy,
  }
}

/** A line without an end is looked through again with each piece of it, and headers are held whole. */
const longestHeaders = 1024 * 1024
const longestLine = 256 * 1024

/** Fails for a mail whose check would take longer the more of it there is; mail servers end lines at 1,000 bytes. */
async function* withinLimits(raw: Readable): AsyncGenerator<Buffer> {
  let [size, line] = [0, 0]
  let before: string | null = ''
  for await (const piece of raw as AsyncIterable<Buffer>) {
    const lastFeed = piece.lastIndexOf(10)
    line = lastFeed < 0 ? line + piece.length : piece.length - lastFeed
    size += piece.length
    // What stands at the end of the piece before, as long as no blank line has ended the headers.
    if (before !== null) before += piece.toString('latin1')
    before = before === null || /\n\r?\n/.test(before) ? null : before.slice(-2)
    if (line > longestLine || (before !== null && size > longestHeaders))
      throw new Error('The mail has lines or headers without an end')
    yield piece
  }
}

/** Providers that people forward their mail with, and that check it before. */
const forwarders = new Set([
  'google.com',
  'microsoft.com',
  'outlook.com',
  'yahoo.com',
  'fastmail.com',
  'zoho.com',
])

type Sealed = Pick<ARCResult, 'status' | 'signature' | 'authenticationResults'>

/** Forwarding breaks SPF; an unbroken chain (RFC 8617) of a known forwarder that saw DMARC pass makes up for it. */
function forwarderOf(arc: Sealed | null): string | null {
  if (arc?.status.result !== 'pass' || !arc.signature) return null
  const sealer = arc.signature.signingDomain ?? ''
  const seen: unknown = arc.authenticationResults?.dmarc?.result
  return forwarders.has(sealer) && seen === 'pass' ? sealer : null
}

const order: Verdict[] = ['pass', 'temperror', 'fail', 'policy', 'permerror', 'neutral', 'none']

function bestOf(signatures: Signature[]): Verdict {
  const found = signatures.map((signature) => asVerdict(signature.status.result))
  return order.find((verdict) => found.includes(verdict)) ?? 'none'
}

function signer(signatures: Signature[]): string | null {
  const valid = signatures.filter((signature) => signature.status.result === 'pass')
  const own = valid.find((signature) => signature.status.aligned)
  return (own ?? valid[0])?.signingDomain ?? null
}

/** A record may be asked for by whoever writes the mail, so the number of questions has an end. */
function boundedResolver(resolver: Resolver): Resolver {
  let left = 40
  return (domain, type) => {
    left -= 1
    if (left < 0) return Promise.reject(Object.assign(new Error('Too many questions'), { code: 'ENOTFOUND' }))
    return resolver(domain, type)
  }
}

const inside = new Set(['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'unspecified'])

function isPublic(ip: string): boolean {
  return ipaddr.isValid(ip) && !inside.has(ipaddr.process(ip).range())
}
