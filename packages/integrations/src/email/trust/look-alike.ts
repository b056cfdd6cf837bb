import { domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { skeleton } from './confusables.ts'

export type LookAlike = {
  like: string
  how: 'same_letters' | 'one_letter' | 'hyphen' | 'other_ending' | 'added_word' | 'inside'
}

/** Names so short that others come near them by chance. */
const shortest = 4

/**
 * Which of the known domains this one is likely meant to be taken for, by any of the ways in `counts`; null when it is
 * one of them, or like none. A list that is asked for again and again is taken apart once.
 */
export function findLookAlike(
  domain: string,
  known: readonly string[],
  counts: ReadonlySet<LookAlike['how']> = everyWay,
): LookAlike | null {
  const own = nameOf(domain)
  const others = namesOf(known)
  if (!own || others.domains.has(own.domain)) return null
  for (const other of others.names) {
    const how = resemblance(own, other) ?? (standsInside(domain, other) ? 'inside' : null)
    if (how && counts.has(how)) return { like: other.domain, how }
  }
  return null
}

const everyWay = new Set<LookAlike['how']>([
  'same_letters',
  'one_letter',
  'hyphen',
  'other_ending',
  'added_word',
  'inside',
])

type Name = { domain: string; name: string; ending: string; skeleton: string }
type Names = { domains: Set<string>; names: Name[] }

const taken = new WeakMap<readonly string[], Names>()

function namesOf(known: readonly string[]): Names {
  const kept = taken.get(known)
  if (kept) return kept
  const all = known.flatMap((one) => nameOf(one) ?? [])
  const names = {
    domains: new Set(all.map(({ domain }) => domain)),
    names: all.filter(({ name }) => name.length >= shortest),
  }
  taken.set(known, names)
  return names
}

function nameOf(domain: string): Name | null {
  const found = parse(domain.toLowerCase().slice(0, 253))
  if (!found.domain || !found.domainWithoutSuffix) return null
  const name = domainToUnicode(found.domainWithoutSuffix) || found.domainWithoutSuffix
  return { domain: found.domain, name, ending: found.publicSuffix ?? '', skeleton: skeleton(name) }
}

function resemblance(own: Name, other: Name): LookAlike['how'] | null {
  if (own.name === other.name) return own.ending === other.ending ? null : 'other_ending'
  if (own.skeleton === other.skeleton) return 'same_letters'
  if (own.name.replaceAll('-', '') === other.name.replaceAll('-', '')) return 'hyphen'
  if (own.name.split('-').includes(other.name)) return 'added_word'
  return other.name.length > shortest && oneLetterApart(own.name, other.name) ? 'one_letter' : null
}

/** Whether a known domain stands whole in front of another one, which is the one that counts. */
function standsInside(domain: string, { domain: known }: Name): boolean {
  const labels = `.${domain.toLowerCase()}`
  return labels.includes(`.${known}.`) || labels.includes(`.${known.replaceAll('.', '-')}.`)
}

/** One letter added, dropped, changed, or two neighbours swapped. */
function oneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
