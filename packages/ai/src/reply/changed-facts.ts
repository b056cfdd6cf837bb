import { z } from 'zod'

export const changedSchema = z.object({
  kind: z.enum(['number', 'link', 'address', 'placeholder', 'cut']),
  /** What only one of the two texts has; empty for a text that was too long. */
  value: z.string(),
})

export type Changed = z.infer<typeof changedSchema>

const LINK = /(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu
const ADDRESS = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.\p{L}{2,}/gu
const PLACEHOLDER = /\[[A-Z_]+_\d+\]|\{\{[^{}]{1,60}\}\}/g
const NUMBER = /\p{Nd}+(?:[.,:'’\u00a0\u202f ]\p{Nd}+)*/gu

/** What two texts that should say the same do not share: numbers and dates by their digits, links, addresses. */
export function changedFacts(original: string, translated: string): Changed[] {
  const [before, after] = [factsOf(original), factsOf(translated)]
  const kinds = ['link', 'address', 'placeholder', 'number'] as const
  return kinds.flatMap((kind) =>
    [...missing(before[kind], after[kind]), ...missing(after[kind], before[kind])].map((value) => ({
      kind,
      value,
    })),
  )
}

type Facts = Record<'link' | 'address' | 'placeholder' | 'number', string[]>

function factsOf(text: string): Facts {
  const found: Facts = { link: [], address: [], placeholder: [], number: [] }
  const take = (pattern: RegExp, kind: keyof Facts, rest: string) =>
    rest.replace(pattern, (value) => {
      found[kind].push(value.replace(/[.,;:!?]+$/, '').toLowerCase())
      return ' '
    })
  const plain = take(PLACEHOLDER, 'placeholder', take(ADDRESS, 'address', take(LINK, 'link', text)))
  found.number = (plain.match(NUMBER) ?? []).flatMap(digitsOf)
  return found
}

/** Languages separate digits differently: 1,234.50 is 1.234,50; a date keeps its parts whatever their order. */
function digitsOf(number: string): string[] {
  const western = number.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
  const parts = western.split(/\D+/)
  const isDate =
    parts.length === 3 &&
    parts.every((part) => part.length <= 4) &&
    /^\d{1,4}([.,])\d{1,2}\1\d{2,4}$/.test(western)
  const isTime = /^\d{1,2}:\d{2}$/.test(western)
  return isDate || isTime ? parts.map((part) => String(Number(part))) : [parts.join('')]
}

/** Digits of every script come in runs of ten that begin with zero. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return code - zero
}

function missing(of: string[], from: string[]): string[] {
  const left = [...from]
  return of.filter((value) => {
    const at = left.indexOf(value)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}
