import type { OrgContext } from '../context.ts'
import type { LockedConversation } from '../conversations/query/find.ts'
import { Invalid } from '../errors.ts'
import { writtenByPeople } from './written-by-people.ts'

export type Person = { name: string; address: string }
export type Recipients = {
  to: Person[]
  cc: Person[]
  bcc: Person[]
  /** the message the reply answers, for its headers */
  answers: { messageId: string | null; references: string[] } | null
}

type Wanted = { to?: string[] | undefined; cc?: string[] | undefined; bcc?: string[] | undefined }

/**
 * Who gets a reply: whom the caller named, else the sender of the newest inbound mail with those who were
 * on it. Our own mailboxes are never among them.
 */
export async function recipientsOfReply(
  ctx: OrgContext,
  conversation: LockedConversation,
  wanted: Wanted,
): Promise<Recipients> {
  const answered = await newestInbound(ctx, conversation.id)
  const ours = new Set(
    (await ctx.db.mailbox.findMany({ select: { address: true } })).map((row) => row.address),
  )
  const known = new Map<string, Person>()
  const from = answered
    ? { name: answered.fromName, address: answered.fromAddress }
    : await contact(ctx, conversation)
  // A contact form writes from an address nobody reads and names the customer in Reply-To (RFC 5322, 3.6.2).
  const asked = people(answered?.replyTo).filter((person) => !isOurs(person.address, ours))
  const senders = asked.length > 0 ? asked : [from]
  const others = [...people(answered?.to), ...people(answered?.cc)]
  for (const person of [from, ...senders, ...others]) known.set(person.address, person)
  const named = (addresses: string[]) =>
    unique(addresses).map((address) => known.get(address) ?? { name: '', address })
  const to = wanted.to ? named(wanted.to) : senders
  const taken = new Set(to.map((person) => person.address))
  const cc = (wanted.cc ? named(wanted.cc) : others).filter((person) => !taken.has(person.address))
  const foreign = (list: Person[]) => uniquePeople(list).filter((person) => !isOurs(person.address, ours))
  const recipients = {
    to: foreign(to),
    cc: foreign(cc),
    bcc: foreign(named(wanted.bcc ?? [])),
    answers: answered ? { messageId: answered.messageId, references: answered.references } : null,
  }
  if (recipients.to.length === 0) throw new Invalid('A reply needs somebody outside to go to', 'to')
  return recipients
}

function newestInbound(ctx: OrgContext, conversationId: string) {
  return ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound', autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    select: {
      messageId: true,
      references: true,
      fromName: true,
      fromAddress: true,
      to: true,
      cc: true,
      replyTo: true,
    },
  })
}

async function contact(ctx: OrgContext, conversation: LockedConversation): Promise<Person> {
  const found = await ctx.db.contact.findUniqueOrThrow({ where: { id: conversation.contactId } })
  return { name: found.name, address: found.email }
}

function people(stored: unknown): Person[] {
  const list = Array.isArray(stored) ? (stored as Person[]) : []
  return list.flatMap((person) =>
    person.address.includes('@') ? [{ name: person.name, address: person.address.toLowerCase() }] : [],
  )
}

function unique(addresses: string[]): string[] {
  return [...new Set(addresses.map((address) => address.toLowerCase()))]
}

function uniquePeople(list: Person[]): Person[] {
  return [...new Map(list.map((person) => [person.address, person])).values()]
}

/** With or without a plus-address token. */
function isOurs(address: string, ours: Set<string>): boolean {
  return ours.has(address) || ours.has(address.replace(/\+[^@]*(?=@)/, ''))
}
