import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findExactly } from '../query/find.ts'

/** What goes with a conversation, and what stays. */
export type Contents = {
  messages: number
  notes: number
  drafts: number
  /** attachments and originals of mails in storage, and how large the attachments are */
  files: number
  bytes: number
  /** replies that have not left and will not */
  queued: number
  /** compliance cases, whose record stays */
  cases: number
}

/** Says what deleting a conversation would take away. */
export async function readContents(ctx: OrgContext, input: { conversation: string }): Promise<Contents> {
  require(ctx, 'conversations:delete')
  const { id } = await findExactly(ctx, input.conversation)
  return contentsOf(ctx, id)
}

/** The same without a permission check. */
export async function contentsOf(ctx: OrgContext, id: string): Promise<Contents> {
  const own = Prisma.sql`conversation_id = ${id}::uuid`
  const messages = Prisma.sql`SELECT m.id FROM messages m WHERE m.${own}`
  const [row] = await ctx.db.$queryRaw<Contents[]>`
    SELECT (SELECT count(*) FROM messages WHERE ${own})::int AS messages,
      (SELECT count(*) FROM notes WHERE ${own})::int AS notes,
      (SELECT count(*) FROM drafts WHERE ${own})::int AS drafts,
      (SELECT count(*) FROM attachments WHERE message_id IN (${messages}))::int
        + (SELECT count(*) FROM messages WHERE ${own} AND raw_key IS NOT NULL)::int AS files,
      (SELECT coalesce(sum(size), 0) FROM attachments WHERE message_id IN (${messages}))::float AS bytes,
      (SELECT count(*) FROM deliveries WHERE message_id IN (${messages}) AND state = 'queued')::int AS queued,
      (SELECT count(*) FROM compliance_cases WHERE ${own})::int AS cases`
  return row ?? { messages: 0, notes: 0, drafts: 0, files: 0, bytes: 0, queued: 0, cases: 0 }
}
