export type Person = { name: string; address: string }

/** Our own addresses, in lower case: mailboxes and their aliases. */
export type Ours = ReadonlySet<string>

/**
 * The people of a stored address list that mail can go to. An address with a second @ in it is left out: programs
 * disagree about where such a mail goes.
 */
export function peopleOf(stored: unknown): Person[] {
  const list = Array.isArray(stored) ? (stored as Person[]) : []
  return list.flatMap(({ name, address }) =>
    isPlain(address) ? [{ name, address: address.toLowerCase() }] : [],
  )
}

export function isPlain(address: string): boolean {
  return /^[^@]+@[^@\s]+$/.test(address)
}

/** With or without a plus-address token. */
export function isOurs(address: string, ours: Ours): boolean {
  return ours.has(address) || ours.has(address.replace(/\+[^@]*(?=@)/, ''))
}

/** Each address once, in the order of their first mention. */
export function uniquePeople(list: readonly Person[]): Person[] {
  const known = new Map<string, Person>()
  for (const person of list) if (!known.has(person.address)) known.set(person.address, person)
  return [...known.values()]
}
