import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { type MessageRow, type MessageView, selectMessages, toMessage } from './row.ts'

export async function findMessage(ctx: OrgContext, id: string): Promise<MessageView> {
  const rows = await ctx.db.$queryRaw<MessageRow[]>(Prisma.sql`${selectMessages} WHERE m.id = ${id}::uuid`)
  const [row] = rows
  if (!row) throw new NotFound('The message')
  return toMessage(row)
}
