import { isOurs, type Ours, type Person, peopleOf, uniquePeople } from './people.ts'

/** What a reply's recipients are derived from: the addresses of one stored message. */
export type Answered = {
  direction: 'inbound' | 'outbound'
  fromName: string
  fromAddress: string
  to: unknown
  cc: unknown
  replyTo: unknown
}

export type Mode = 'reply' | 'reply_all' | 'forward'

/**
 * Whom an answer to a message goes to. A contact form writes from an address nobody reads and names the customer
 * in Reply-To (RFC 5322, 3.6.2). An answer to a mail of our own goes where that mail went. None of us is ever
 * among them, and nobody twice.
 */
export function deriveRecipients(answered: Answered, mode: Mode, ours: Ours): { to: Person[]; cc: Person[] } {
  if (mode === 'forward') return { to: [], cc: [] }
  const foreign = (list: Person[]) => uniquePeople(list).filter(({ address }) => !isOurs(address, ours))
  const to = foreign(sendersOf(answered, ours))
  const taken = new Set(to.map(({ address }) => address))
  const others = [
    ...(answered.direction === 'inbound' ? peopleOf(answered.to) : []),
    ...peopleOf(answered.cc),
  ]
  const cc = mode === 'reply' ? [] : foreign(others).filter(({ address }) => !taken.has(address))
  return { to, cc }
}

function sendersOf({ direction, fromName, fromAddress, to, replyTo }: Answered, ours: Ours): Person[] {
  if (direction === 'outbound') return peopleOf(to)
  const asked = peopleOf(replyTo).filter(({ address }) => !isOurs(address, ours))
  return asked.length > 0 ? asked : peopleOf([{ name: fromName, address: fromAddress }])
}

/** Everybody outside whom a message names: who takes part in the exchange. */
export function participantsOf(message: Answered, ours: Ours): Person[] {
  const from = { name: message.fromName, address: message.fromAddress }
  const named = [
    ...peopleOf([from]),
    ...peopleOf(message.replyTo),
    ...peopleOf(message.to),
    ...peopleOf(message.cc),
  ]
  return uniquePeople(named).filter(({ address }) => !isOurs(address, ours))
}

/** Whom the mail to come reaches and the last one did not, and the other way round. */
export function compareRecipients(
  next: readonly Person[],
  last: readonly Person[],
): { added: string[]; removed: string[] } {
  const missing = (from: readonly Person[], among: readonly Person[]) => {
    const known = new Set(among.map(({ address }) => address))
    return uniquePeople(from).flatMap(({ address }) => (known.has(address) ? [] : [address]))
  }
  return { added: missing(next, last), removed: missing(last, next) }
}
