import { parse } from 'tldts'
import type { Address } from '../mime/addresses.ts'
import type { Authentication } from './authentication.ts'
import { skeleton } from './confusables.ts'
import type { HiddenText } from './hidden-text.ts'
import { findLookAlike, type LookAlike } from './look-alike.ts'
import { namesShownBy, plainName } from './shown-names.ts'

export type TrustVerdict = 'verified' | 'unverified' | 'suspicious' | 'forged'

export type TrustReason = { code: string; text: string }

export type SenderTrust = {
  verdict: TrustVerdict
  spf: Authentication['spf']
  dkim: Authentication['dkim']
  dmarc: Authentication['dmarc']
  /** what speaks for or against the sender, in sentences for an agent */
  reasons: TrustReason[]
}

export type SenderInput = {
  from: Address
  /** how many authors the From field names */
  authors: number
  replyTo: readonly Address[]
  authentication: Authentication
  hiddenText: readonly HiddenText[]
  ours: {
    domains: readonly string[]
    /** members and the company, as they would sign */
    names: readonly string[]
  }
  /** domains of the firms whose people write */
  knownDomains: readonly string[]
}

type Sign = TrustReason & { weight: 'forged' | 'suspicious' | 'note' }

/** Whether a mail is from whom it says. Pure: the same facts give the same verdict. */
export function judgeSender(input: SenderInput): SenderTrust {
  const { authentication: found } = input
  const signs = [
    ...authenticationSigns(input),
    ...nameSigns(input),
    ...addressSigns(input),
    ...hiddenSigns(input.hiddenText),
  ]
  const weights = new Set(signs.map((sign) => sign.weight))
  const reasons = signs.map(({ code, text }) => ({ code, text }))
  const { spf, dkim, dmarc } = found
  return { verdict: verdictOf(weights, found, domainOf(input.from.address)), spf, dkim, dmarc, reasons }
}

function verdictOf(weights: Set<Sign['weight']>, found: Authentication, domain: string): TrustVerdict {
  if (weights.has('forged')) return 'forged'
  if (weights.has('suspicious')) return 'suspicious'
  return isVerified(found, domain) ? 'verified' : 'unverified'
}

function isVerified(found: Authentication, domain: string): boolean {
  if (found.dmarc === 'pass') return true
  return found.signedBy !== null && registrable(found.signedBy) === registrable(domain)
}

function authenticationSigns({ from, authentication: found, ours }: SenderInput): Sign[] {
  if (found.by === 'none') return []
  const domain = domainOf(from.address)
  const isOurs = ours.domains.some((own) => registrable(own) === registrable(domain))
  if (found.vouchedBy !== null) {
    const text = `${found.vouchedBy} forwarded it, after ${domain} had confirmed it there.`
    return [{ weight: 'note', code: 'forwarded', text }]
  }
  const failed = found.dmarc === 'fail'
  if (isOurs && (failed || !isVerified(found, domain)) && !isUncertain(found)) {
    const text = `It claims to come from your own domain ${domain}, and your domain does not confirm it.`
    return [{ weight: 'forged', code: 'own_domain', text }]
  }
  if (failed && (found.policy === 'reject' || found.policy === 'quarantine')) {
    const text = `${domain} says that mail like this is not from it, and asks not to trust it (DMARC).`
    return [{ weight: 'forged', code: 'dmarc_fail', text }]
  }
  if (failed) {
    const text = `${domain} does not confirm that this mail is from it (DMARC).`
    return [{ weight: 'suspicious', code: 'dmarc_fail', text }]
  }
  if (found.spf === 'fail' && found.dkim !== 'pass') {
    const text =
      'It came from a server that may not send for its sender (SPF), and carries no valid signature.'
    return [{ weight: 'suspicious', code: 'spf_fail', text }]
  }
  if (isVerified(found, domain))
    return [{ weight: 'note', code: 'confirmed', text: `${domain} confirms that this mail is from it.` }]
  return []
}

/** The check itself did not come to an end. */
function isUncertain(found: Authentication): boolean {
  return found.spf === 'temperror' || found.dkim === 'temperror' || found.dmarc === 'temperror'
}

function nameSigns({ from, ours }: SenderInput): Sign[] {
  const named = /[\p{L}\p{N}._%+-]+@([\p{L}\p{N}.-]+\.\p{L}{2,})/u.exec(from.name)
  const domain = registrable(domainOf(from.address))
  if (named && registrable(named[1] ?? '') !== domain) {
    const text = `Its name shows the address ${named[0].slice(0, 100)}, but it was sent from ${from.address}.`
    return [{ weight: 'suspicious', code: 'name_shows_address', text }]
  }
  if (ours.domains.some((own) => registrable(own) === domain)) return []
  const shown = new Set(namesShownBy(from.name))
  const taken = ours.names.find((name) => name.length > 3 && shown.has(skeleton(plainName(name))))
  if (taken === undefined) return []
  const text = `It uses the name “${taken}”, but comes from outside (${from.address}).`
  return [{ weight: 'suspicious', code: 'name_of_ours', text }]
}

const ways: Record<LookAlike['how'], string> = {
  same_letters: 'is written to look exactly like',
  one_letter: 'differs by one letter from',
  hyphen: 'differs by a hyphen from',
  other_ending: 'differs only in its ending from',
  added_word: 'adds a word to',
  inside: 'stands behind the name of',
}

const deceptive = new Set<LookAlike['how']>(['same_letters', 'one_letter', 'hyphen', 'inside'])

function addressSigns({ from, authors, replyTo, ours, knownDomains }: SenderInput): Sign[] {
  const signs: Sign[] = []
  const domain = domainOf(from.address)
  // Of many firms some have names alike by chance: only what is hardly chance counts for them.
  const like = findLookAlike(domain, ours.domains) ?? findLookAlike(domain, knownDomains, deceptive)
  if (like) {
    const text = `Its domain ${domain} ${ways[like.how]} ${like.like}, which you know.`
    signs.push({ weight: 'suspicious', code: `look_alike_${like.how}`, text })
  }
  if (authors > 1)
    signs.push({ weight: 'suspicious', code: 'several_authors', text: 'It names more than one author.' })
  const elsewhere = replyTo.find((reply) => registrable(domainOf(reply.address)) !== registrable(domain))
  if (elsewhere && domain !== '') {
    const text = `Answers to it go to ${elsewhere.address}, another domain than it came from.`
    signs.push({ weight: 'note', code: 'answers_elsewhere', text })
  }
  return signs
}

function hiddenSigns(found: readonly HiddenText[]): Sign[] {
  return found.slice(0, 3).map(({ kind, text }) =>
    kind === 'hidden'
      ? {
          weight: 'suspicious',
          code: 'hidden_text',
          text: `It holds text nobody can see: “${text.slice(0, 120)}”`,
        }
      : { weight: 'note', code: 'preheader', text: 'It holds a hidden first line, as newsletters do.' },
  )
}

/** Whether an address is one of ours: such a mail from outside is never an agent's, whatever it says. */
export function claimsToBeOurs(address: string, ownAddresses: readonly string[]): boolean {
  const plain = (one: string) =>
    one
      .trim()
      .toLowerCase()
      .replace(/\+[^@]*(?=@)/, '')
  return ownAddresses.some((own) => plain(own) === plain(address))
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** The part of a domain that somebody registered; names below it belong to the same owner. */
function registrable(domain: string): string {
  return parse(domain.toLowerCase()).domain ?? domain.toLowerCase()
}
