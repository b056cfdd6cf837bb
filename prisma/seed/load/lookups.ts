import type { CategoryInput } from '@frontdesk/ai/classification'
import type { OrgContext } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'
import type { Category, SeedOrganization } from '../types.ts'

type Named = { id: string; name: string; address: string; fromName: string }

/** Ids of everything a conversation points at. */
export type Lookups = {
  members: Map<string, { id: string; name: string }>
  mailboxes: Map<string, Named>
  tags: Map<string, string>
  /** by the category of a conversation, the team that has it */
  teams: Map<Category, string>
  contacts: Map<string, string>
  categories: (CategoryInput & { id: string })[]
}

export async function readLookups(
  ctx: OrgContext,
  members: Map<string, string>,
  seed: SeedOrganization,
): Promise<Lookups> {
  const { db } = ctx
  const mailboxes = await db.mailbox.findMany()
  const tags = await db.tag.findMany()
  const teams = new Map((await db.team.findMany()).map((team) => [team.name, team.id]))
  const categories = await db.category.findMany({ orderBy: { position: 'asc' } })
  const people = seed.conversations.map((conversation) => conversation.contact.email.toLowerCase())
  return {
    members: new Map(seed.members.map(({ email, name }) => [email, { id: members.get(email) ?? '', name }])),
    mailboxes: new Map(mailboxes.map((mailbox) => [mailbox.address, mailbox])),
    tags: new Map(tags.map((tag) => [tag.name, tag.id])),
    teams: new Map(
      seed.teams.flatMap(({ name, categories: theirs }) =>
        theirs.map((category) => [category, teams.get(name) ?? ''] as const),
      ),
    ),
    contacts: new Map(people.map((email) => [email, newId()])),
    categories,
  }
}
