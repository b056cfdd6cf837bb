import { isStandIn } from '../contacts/without-address.ts'
import type { OrgContext } from '../context.ts'
import type { LockedConversation } from '../conversations/query/find.ts'
import { Invalid } from '../errors.ts'
import { findAnswered } from './answered.ts'
import { deriveRecipients, type Mode, participantsOf } from './derive.ts'
import { readOwnAddresses } from './ours.ts'
import { isOurs, isPlain, type Ours, type Person, uniquePeople } from './people.ts'

export type Recipients = {
  to: Person[]
  cc: Person[]
  bcc: Person[]
  /** the message the reply answers, for its headers */
  answers: { messageId: string | null; references: string[] } | null
}

type Named = { to?: string[] | undefined; cc?: string[] | undefined; bcc?: string[] | undefined }
type Wanted = Named & { answers?: string | undefined; mode?: Mode | undefined }

/**
 * Who gets a reply: whom the caller named, else those whom the message answered calls for. Our own addresses are
 * never among them.
 */
export async function recipientsOfReply(
  ctx: OrgContext,
  conversation: LockedConversation,
  wanted: Wanted,
): Promise<Recipients> {
  const answered = await findAnswered(ctx, conversation.id, wanted.answers)
  const ours = await readOwnAddresses(ctx)
  const derived = answered
    ? deriveRecipients(answered, wanted.mode ?? 'reply_all', ours)
    : { to: [await contact(ctx, conversation)], cc: [] }
  const known = answered ? participantsOf(answered, ours) : derived.to
  const people = chosen(wanted, derived, { known, ours })
  if (people.to.length === 0) throw new Invalid('A reply needs somebody outside to go to', 'to')
  return {
    ...people,
    answers: answered ? { messageId: answered.messageId, references: answered.references } : null,
  }
}

/** The named addresses with the names known for them; what was not named is taken from `derived`. */
export function chosen(
  wanted: Named,
  derived: { to: Person[]; cc: Person[] },
  { known, ours }: { known: Person[]; ours: Ours },
): { to: Person[]; cc: Person[]; bcc: Person[] } {
  const nameOf = new Map(known.map((person) => [person.address, person]))
  const named = (addresses: string[]) =>
    addresses
      .map((address) => address.toLowerCase())
      .filter(isPlain)
      .map((address) => nameOf.get(address) ?? { name: '', address })
  const foreign = (list: Person[], taken: Person[] = []) =>
    uniquePeople(list).filter(
      ({ address }) =>
        !isOurs(address, ours) && !isStandIn(address) && !taken.some((other) => other.address === address),
    )
  const to = foreign(wanted.to ? named(wanted.to) : derived.to)
  const cc = foreign(wanted.cc ? named(wanted.cc) : derived.cc, to)
  return { to, cc, bcc: foreign(named(wanted.bcc ?? []), [...to, ...cc]) }
}

async function contact(ctx: OrgContext, conversation: LockedConversation): Promise<Person> {
  const found = await ctx.db.contact.findUniqueOrThrow({ where: { id: conversation.contactId } })
  return { name: found.name, address: found.email }
}
