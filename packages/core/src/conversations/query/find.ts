import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { type ConversationRow, type ConversationView, selectConversations, toConversation } from './row.ts'

/** Reads one conversation by its id or its number. A merged one says where it went. */
export async function readConversation(ctx: OrgContext, reference: string): Promise<ConversationView> {
  require(ctx, 'conversations:read')
  return findOne(ctx, reference)
}

/**
 * The same without a permission check, for verbs that have made their own. A merged conversation is what it was
 * merged into: that is where its messages are.
 */
export async function findConversation(ctx: OrgContext, reference: string): Promise<ConversationView> {
  const found = await findOne(ctx, reference)
  return found.mergedInto ? findOne(ctx, found.mergedInto.id) : found
}

async function findOne(ctx: OrgContext, reference: string): Promise<ConversationView> {
  const rows = await ctx.db.$queryRaw<ConversationRow[]>(
    selectConversations(ctx, Prisma.sql`SELECT * FROM conversations WHERE ${byReference(reference)}`),
  )
  const [row] = rows
  if (!row) throw new NotFound('The conversation')
  return toConversation(row)
}

export type LockedConversation = {
  id: string
  number: number
  subject: string
  status: ConversationView['status']
  priority: ConversationView['priority']
  spam: boolean
  contactId: string
  mailboxId: string
  assigneeId: string | null
  teamId: string | null
  snoozedUntil: Date | null
  lastSequence: number
}

/**
 * Locks a conversation, which is what orders everything that happens inside it. One that was merged, be it while
 * we waited for the lock, leads to where its messages are.
 */
export async function lockConversation(ctx: OrgContext, reference: string): Promise<LockedConversation> {
  const [row] = await ctx.db.$queryRaw<(LockedConversation & { mergedIntoId: string | null })[]>`
    SELECT merged_into_id AS "mergedIntoId", id, number, subject, status, priority, spam, contact_id AS "contactId", mailbox_id AS "mailboxId",
      assignee_id AS "assigneeId", team_id AS "teamId", snoozed_until AS "snoozedUntil", last_sequence AS "lastSequence"
    FROM conversations WHERE ${byReference(reference)} FOR UPDATE`
  if (!row) throw new NotFound('The conversation')
  const { mergedIntoId, ...locked } = row
  return mergedIntoId === null ? locked : lockConversation(ctx, mergedIntoId)
}

/** The very conversation, merged or not. */
export async function findExactly(
  ctx: OrgContext,
  reference: string,
): Promise<{ id: string; mergedIntoId: string | null }> {
  const [row] = await ctx.db.$queryRaw<{ id: string; mergedIntoId: string | null }[]>`
    SELECT id, merged_into_id AS "mergedIntoId" FROM conversations WHERE ${byReference(reference)}`
  if (!row) throw new NotFound('The conversation')
  return row
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function byReference(reference: string): Prisma.Sql {
  if (/^[1-9]\d{0,8}$/.test(reference)) return Prisma.sql`number = ${Number(reference)}`
  if (uuid.test(reference)) return Prisma.sql`id = ${reference}::uuid`
  throw new NotFound('The conversation')
}
