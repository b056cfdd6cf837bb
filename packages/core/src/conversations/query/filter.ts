import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { isId } from '../../paging.ts'
import { saying } from './field-filter.ts'
import type { Channel } from './row.ts'
import { type SlaFilter, withSla } from './sla.ts'
import { ofTeam } from './team-filter.ts'

export type StatusFilter =
  | 'open'
  | 'pending'
  | 'resolved'
  | 'closed'
  | 'in_progress'
  | 'snoozed'
  | 'spam'
  | 'all'

export type MoodFilter = 'negative' | 'neutral' | 'positive'

export type ConversationFilter = {
  status?: StatusFilter | undefined
  /** a member's id, `me` or `none` */
  assignee?: string | undefined
  /** a team's id, `mine` or `none` */
  team?: string | undefined
  /** a mailbox's id or address */
  mailbox?: string | undefined
  channel?: Channel | undefined
  tag?: string | undefined
  /** a category's key */
  category?: string | undefined
  contact?: string | undefined
  company?: string | undefined
  /** a member's id or `me` */
  follower?: string | undefined
  /** what a field says, as `key:value`, `contact.key:value` or `company.key:value` */
  field?: string | undefined
  /** a promise is about to be broken, or is */
  sla?: SlaFilter | undefined
  /** how the customer sounded in their last message */
  mood?: MoodFilter | undefined
  /** whether the customer waits for an answer of ours */
  waiting?: boolean | undefined
}

/** A merged conversation is hidden: everything it had is in another. */
export const notMerged = Prisma.sql`merged_into_id IS NULL`

const notSnoozed = Prisma.sql`(snoozed_until IS NULL OR snoozed_until <= now())`

const byStatus: Record<StatusFilter, Prisma.Sql> = {
  open: Prisma.sql`NOT spam AND status = 'open' AND ${notSnoozed}`,
  in_progress: Prisma.sql`NOT spam AND status = 'open' AND assignee_id IS NOT NULL AND ${notSnoozed}`,
  pending: Prisma.sql`NOT spam AND status = 'pending'`,
  resolved: Prisma.sql`NOT spam AND status = 'resolved'`,
  closed: Prisma.sql`NOT spam AND status = 'closed'`,
  snoozed: Prisma.sql`NOT spam AND snoozed_until > now()`,
  spam: Prisma.sql`spam`,
  all: Prisma.sql`true`,
}

/** From the score of -1 (furious) to 1 (delighted); an index knows the first. */
const byMood: Record<MoodFilter, Prisma.Sql> = {
  negative: Prisma.sql`sentiment <= -0.2`,
  neutral: Prisma.sql`sentiment > -0.2 AND sentiment < 0.25`,
  positive: Prisma.sql`sentiment >= 0.25`,
}

const isWaiting = Prisma.sql`waiting_since IS NOT NULL`

/** Open conversations whose customer is unhappy and waits for us. */
export const angryAndWaiting = Prisma.sql`${byStatus.open} AND ${isWaiting} AND ${byMood.negative}`

/** The WHERE condition of a list over conversations. Without a status everything but spam is shown. */
export async function listFilter(ctx: OrgContext, filter: ConversationFilter): Promise<Prisma.Sql> {
  const conditions = [notMerged, filter.status ? byStatus[filter.status] : Prisma.sql`NOT spam`]
  if (filter.assignee) conditions.push(assignedTo(ctx, filter.assignee))
  if (filter.team) conditions.push(ofTeam(ctx, filter.team))
  if (filter.sla) conditions.push(withSla(filter.sla))
  if (filter.mood) conditions.push(byMood[filter.mood])
  if (filter.waiting !== undefined)
    conditions.push(filter.waiting ? isWaiting : Prisma.sql`waiting_since IS NULL`)
  if (filter.contact) conditions.push(Prisma.sql`contact_id = ${filter.contact}::uuid`)
  if (filter.company) conditions.push(ofCompany(filter.company))
  if (filter.follower) conditions.push(followedBy(ctx, filter.follower))
  if (filter.field) conditions.push(await saying(ctx, filter.field))
  if (filter.mailbox) conditions.push(Prisma.sql`mailbox_id = ${await mailboxId(ctx, filter.mailbox)}::uuid`)
  if (filter.channel) conditions.push(through(filter.channel))
  if (filter.category)
    conditions.push(Prisma.sql`category_id = ${await categoryId(ctx, filter.category)}::uuid`)
  if (filter.tag) conditions.push(taggedWith(await tagId(ctx, filter.tag)))
  return Prisma.join(conditions, ' AND ')
}

function assignedTo(ctx: OrgContext, assignee: string): Prisma.Sql {
  if (assignee === 'none') return Prisma.sql`assignee_id IS NULL`
  return Prisma.sql`assignee_id = ${memberOf(ctx, assignee, 'assignee')}::uuid`
}

function followedBy(ctx: OrgContext, follower: string): Prisma.Sql {
  return Prisma.sql`id IN (SELECT conversation_id FROM conversation_followers
    WHERE member_id = ${memberOf(ctx, follower, 'follower')}::uuid)`
}

function memberOf(ctx: OrgContext, member: string, path: string): string {
  if (member !== 'me') return member
  if (ctx.actor.type === 'member') return ctx.actor.memberId
  throw new Invalid('An API key is nobody: name a member instead of "me"', path)
}

function ofCompany(company: string): Prisma.Sql {
  return Prisma.sql`contact_id IN (SELECT k.id FROM contacts k WHERE k.company_id = ${company}::uuid)`
}

function taggedWith(tag: string | null): Prisma.Sql {
  return Prisma.sql`id IN (SELECT conversation_id FROM conversation_tags WHERE tag_id = ${tag}::uuid)`
}

/** All but mail is in an index of its own. */
function through(channel: Channel): Prisma.Sql {
  const rest = channel === 'mail' ? Prisma.empty : Prisma.sql`AND channel <> 'mail'`
  return Prisma.sql`channel = ${channel} ${rest}`
}

/** A name nobody has matches nothing, which the null id expresses. */
async function mailboxId(ctx: OrgContext, mailbox: string): Promise<string | null> {
  if (isId(mailbox)) return mailbox
  const found = await ctx.db.mailbox.findUnique({
    where: { address: storable(mailbox).toLowerCase() },
    select: { id: true },
  })
  return found?.id ?? null
}

async function categoryId(ctx: OrgContext, key: string): Promise<string | null> {
  const found = await ctx.db.category.findFirst({ where: { key: storable(key) }, select: { id: true } })
  return found?.id ?? null
}

async function tagId(ctx: OrgContext, name: string): Promise<string | null> {
  const found = await ctx.db.tag.findFirst({ where: { name: storable(name) }, select: { id: true } })
  return found?.id ?? null
}
