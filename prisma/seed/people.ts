import people from './common/people.json' with { type: 'json' }
import type { Random } from './random.ts'
import type { Person } from './types.ts'

/** Someone who writes in. `shown` is the name in the From header, which some mail programs leave out. */
export type Customer = { name: string; first: string; email: string; shown: string; firm: string | null }

type Names = { first?: string[]; last?: string[]; full?: string[] }

const strokes: Record<string, string> = {
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  ı: 'i',
  đ: 'd',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
}

/** A customer of that language, never with an address in `taken`, which the new one joins. */
export function pickCustomer(language: string, firm: boolean, taken: Set<string>, random: Random): Customer {
  const { name, first, local } = random.chance(0.025) ? pickLongName(random) : pickName(language, random)
  const domain = random.pick(firm ? people.firms : people.domains)
  let email = `${local}@${domain}`
  while (taken.has(email)) email = `${local}${random.int(2, 999)}@${domain}`
  taken.add(email)
  const shown = random.chance(0.07) ? '' : name
  return { name, first, email, shown, firm: firm ? domain : null }
}

/** Someone at the same house as the customer, for the Cc line. */
export function pickCompanion(customer: Customer, language: string, random: Random): Person {
  const { name, local } = pickName(language, random)
  return { name, email: `${local}@${customer.email.split('@')[1] ?? 'postbox.example'}` }
}

function pickName(language: string, random: Random): { name: string; first: string; local: string } {
  const names = (people as unknown as Record<string, Names>)[language] ?? people.en
  if ('full' in names && names.full) {
    const [name = '', local = ''] = random.pick(names.full).split('|')
    return { name, first: name, local: random.chance(0.5) ? local : `${local}${random.int(1, 99)}` }
  }
  const first = random.pick(names.first ?? [])
  const last = random.pick(names.last ?? [])
  const [a, b] = [ascii(first), ascii(last)]
  const locals = [
    `${a}.${b}`,
    `${a}${b}`,
    `${a[0]}.${b}`,
    `${b}.${a}`,
    `${a}${random.int(61, 99)}`,
    `${a}_${b}`,
  ]
  return { name: `${first} ${last}`, first, local: random.pick(locals) }
}

function pickLongName(random: Random): { name: string; first: string; local: string } {
  const name = random.pick(people.long)
  const words = name.split(' ').map(ascii)
  return { name, first: name.split(' ')[0] ?? name, local: `${words[0]}.${words.at(-1)}` }
}

function ascii(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łßøæıđäöü]/g, (letter) => strokes[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}
