import { createApiKey } from '@frontdesk/core/api-keys/create'
import { createArticle } from '@frontdesk/core/articles/write'
import { requestTraining } from '@frontdesk/core/classification/training/request'
import { type Actor, asSystem, inOrganization, type OrgContext } from '@frontdesk/core/context'
import { trainClassifierVersion } from '@frontdesk/core/flows/train-classifier'
import { changeHelpCenter } from '@frontdesk/core/help-center/settings'
import { hashPassword } from '@frontdesk/core/identity/password'
import { connectMailbox } from '@frontdesk/core/mailboxes/connect'
import { createOrganization } from '@frontdesk/core/organizations/create'
import { createSavedReply } from '@frontdesk/core/saved-replies/create'
import { newId } from '@frontdesk/runtime/id'
import { loadPast } from '../records/load-past.ts'
import { loadRecords } from '../records/load-records.ts'
import type { SeedMember, SeedOrganization } from '../types.ts'
import { loadConversations } from './load-conversations.ts'
import { loadRouting } from './load-routing.ts'
import { loadSla } from './load-sla.ts'
import { loadTeams } from './load-teams.ts'

export type LoadedOrganization = {
  slug: string
  name: string
  mailbox: string
  apiKey: string
  users: { email: string; password: string; role: string }[]
}

const helpCenter = { enabled: true, title: '', formEnabled: true, mailboxId: null }
const helpColors = { acme: '#0f6b5c', lumio: '#6144cf' }

/** Writes a generated organization: what has a verb goes through it, the years of mail in bulk. */
export async function loadOrganization(
  seed: SeedOrganization,
  password: string,
  say: (line: string) => void,
): Promise<LoadedOrganization> {
  const founder = seed.members.find((member) => member.role === 'owner')
  const first = seed.mailboxes[0]
  if (!founder || !first) throw new Error(`${seed.slug} has no owner or no mailbox`)
  const { organizationId, memberId } = await createOrganization({
    slug: seed.slug,
    name: seed.name,
    owner: { email: founder.email, name: founder.name, password },
  })
  const members = await addMembers(organizationId, seed.members, password)
  members.set(founder.email, memberId)
  const actor: Actor = { type: 'member', memberId, name: founder.name, role: 'owner' }
  const who = { organizationId, actor }
  await inOrganization(who, (ctx) => writeKnowledge(ctx, seed))
  await inOrganization(who, (ctx) => loadTeams(ctx, members, seed))
  say(`${seed.name}: ${seed.articles.length} articles, ${seed.savedReplies.length} saved replies`)
  const written = await loadConversations({ organizationId, members, seed })
  say(`${seed.name}: ${written.conversations} conversations with ${written.messages} messages`)
  await inOrganization(who, (ctx) => changeHelpCenter(ctx, { ...helpCenter, color: helpColors[seed.slug] }))
  await loadSla(who)
  await inOrganization(who, loadPast)
  await inOrganization(who, (ctx) => loadRouting(ctx, members))
  await inOrganization(who, loadRecords)
  const training = await inOrganization(who, requestTraining)
  await trainClassifierVersion({ organizationId, trainingId: training.id })
  const { key } = await inOrganization(who, (ctx) =>
    createApiKey(ctx, { name: 'Demo scripts', role: 'admin' }),
  )
  const users = seed.members.map(({ email, role }) => ({ email, password, role }))
  return { slug: seed.slug, name: seed.name, mailbox: first.address, apiKey: key, users }
}

async function addMembers(
  organizationId: string,
  members: SeedMember[],
  password: string,
): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(password)
  const ids = new Map<string, string>()
  await asSystem('seed members', async (db) => {
    for (const { email, name, role } of members.filter((member) => member.role !== 'owner')) {
      const [userId, id] = [newId(), newId()]
      await db.user.create({ data: { id: userId, email, passwordHash } })
      await db.member.create({ data: { id, organizationId, userId, email, name, role } })
      ids.set(email, id)
    }
  })
  return ids
}

async function writeKnowledge(ctx: OrgContext, seed: SeedOrganization): Promise<void> {
  for (const mailbox of seed.mailboxes) await connectMailbox(ctx, mailbox, 'given')
  for (const article of seed.articles) await createArticle(ctx, article)
  for (const reply of seed.savedReplies) await createSavedReply(ctx, reply)
  await ctx.db.tag.createMany({
    data: seed.tags.map((name) => ({ id: newId(), organizationId: ctx.organizationId, name })),
  })
}
