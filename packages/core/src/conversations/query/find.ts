import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { type ConversationRow, type ConversationView, selectConversations, toConversation } from './row.ts'

/** Reads one conversation by its id or its number. */
export async function readConversation(ctx: OrgContext, reference: string): Promise<ConversationView> {
  require(ctx, 'conversations:read')
  return findConversation(ctx, reference)
}

/** The same without a permission check, for verbs that have made their own. */
export async function findConversation(ctx: OrgContext, reference: string): Promise<ConversationView> {
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
  spam: boolean
  contactId: string
  mailboxId: string
  assigneeId: string | null
  snoozedUntil: Date | null
  lastSequence: number
}

/** Locks a conversation, which is what orders everything that happens inside it. */
export async function lockConversation(ctx: OrgContext, reference: string): Promise<LockedConversation> {
  const [row] = await ctx.db.$queryRaw<LockedConversation[]>`
    SELECT id, number, subject, status, spam, contact_id AS "contactId", mailbox_id AS "mailboxId",
      assignee_id AS "assigneeId", snoozed_until AS "snoozedUntil", last_sequence AS "lastSequence"
    FROM conversations WHERE ${byReference(reference)} FOR UPDATE`
  if (!row) throw new NotFound('The conversation')
  return row
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function byReference(reference: string): Prisma.Sql {
  if (/^[1-9]\d{0,8}$/.test(reference)) return Prisma.sql`number = ${Number(reference)}`
  if (uuid.test(reference)) return Prisma.sql`id = ${reference}::uuid`
  throw new NotFound('The conversation')
}
