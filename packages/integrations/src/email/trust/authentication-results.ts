import type { Header } from '../mime/raw-headers.ts'
import { type Authentication, asVerdict, unauthenticated, type Verdict } from './authentication.ts'

type Result = { method: string; verdict: Verdict; properties: Map<string, string>; comment: string }

/**
 * What the receiving provider wrote into Authentication-Results (RFC 8601). Only the topmost field counts, and
 * only when it names that provider: any lower one may be the sender's own invention. Exchange Online names
 * nobody; for it `trusted` is the empty string.
 */
export function readAuthenticationResults(headers: readonly Header[], trusted: string): Authentication {
  const field = headers.find((header) => header.name === 'authentication-results')
  if (!field) return unauthenticated
  const { authority, results } = parseField(field.value.slice(0, 20_000))
  if (authority !== trusted.toLowerCase()) return unauthenticated
  const of = (method: string) => results.filter((result) => result.method === method)
  const signatures = of('dkim')
  const valid = signatures.find((result) => result.verdict === 'pass')
  const dmarc = of('dmarc')[0]
  return {
    by: 'provider',
    spf: of('spf')[0]?.verdict ?? 'none',
    dkim: valid ? 'pass' : (signatures[0]?.verdict ?? 'none'),
    dmarc: dmarc?.verdict ?? 'none',
    signedBy: valid ? signingDomain(valid) : null,
    policy: dmarc ? policyOf(dmarc) : null,
    vouchedBy: null,
  }
}

function parseField(value: string): { authority: string; results: Result[] } {
  const { text, comments } = takeComments(value)
  const parts = text.split(';').map((part) => part.trim())
  const [first = '', ...rest] = parts
  const named = !first.includes('=')
  const authority = named ? (first.split(/\s+/)[0] ?? '').replaceAll('"', '').toLowerCase() : ''
  const results = (named ? rest : parts).flatMap((part) => parseResult(part, comments) ?? [])
  return { authority, results }
}

function parseResult(part: string, comments: string[]): Result | null {
  const words = part.match(/[^\s=]+\s*=\s*(?:"[^"]*"|[^\s"]+)|\{\d+\}/g) ?? []
  const [head = '', ...rest] = words
  const [method = '', verdict] = split(head)
  if (verdict === undefined) return null
  const properties = new Map<string, string>()
  let comment = ''
  for (const word of rest) {
    const [name = '', given] = split(word)
    if (given === undefined) comment += ` ${comments[Number(word.slice(1, -1))] ?? ''}`
    else properties.set(name.toLowerCase(), given)
  }
  return {
    method: method.replace(/\/.*$/, '').toLowerCase(),
    verdict: asVerdict(verdict),
    properties,
    comment,
  }
}

function split(word: string): string[] {
  const at = word.indexOf('=')
  if (at < 0) return [word]
  const value = word.slice(at + 1).trim()
  return [word.slice(0, at).trim(), value.replaceAll('"', '')]
}

/** Comments may nest and may hold semicolons, so each is put aside under a number first. */
function takeComments(value: string): { text: string; comments: string[] } {
  const comments: string[] = []
  let [text, comment, depth] = ['', '', 0]
  for (const letter of value.replaceAll(/[{}]/g, '')) {
    if (letter === '(') depth += 1
    if (depth === 0) text += letter
    else comment += letter
    if (letter !== ')' || depth === 0) continue
    depth -= 1
    if (depth > 0) continue
    text += ` {${comments.push(comment.slice(1, -1)) - 1}} `
    comment = ''
  }
  return { text, comments }
}

function signingDomain({ properties }: Result): string | null {
  const named = properties.get('header.d') ?? properties.get('header.i')
  return named?.replace(/^.*@/, '').toLowerCase() ?? null
}

function policyOf({ properties, comment }: Result): string | null {
  const named =
    /\bp=([a-z]+)/i.exec(comment)?.[1] ?? properties.get('policy.dmarc') ?? properties.get('action')
  return named?.toLowerCase() ?? null
}
