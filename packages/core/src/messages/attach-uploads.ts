import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

/** Ties uploaded files to a message. Each must be this organization's and not in another message yet. */
export async function attachUploads(ctx: OrgContext, messageId: string, ids: string[]): Promise<number> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return 0
  const { count } = await ctx.db.attachment.updateMany({
    where: { id: { in: wanted }, messageId: null },
    data: { messageId },
  })
  if (count !== wanted.length) throw new NotFound('An attachment')
  return count
}
