import type { OrgContext } from '../context.ts'
import { TooLarge } from '../errors.ts'
import { estimateMailBytes, mailLimitOf, megabytes } from './size.ts'

type Input = { messageId: string; text: string; asLinks: boolean }

/** Marks the files of a mail as links where that is wanted; else refuses a mail its provider would not take. */
export async function refuseTooLarge(ctx: OrgContext, { messageId, text, asLinks }: Input): Promise<void> {
  if (asLinks) {
    await ctx.db.attachment.updateMany({ where: { messageId, inline: false }, data: { linked: true } })
    return
  }
  const files = await ctx.db.attachment.findMany({ where: { messageId }, select: { size: true } })
  if (files.length === 0) return
  const { mailboxId } = await ctx.db.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { mailboxId: true },
  })
  const limit = mailLimitOf(await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } }))
  const estimated = estimateMailBytes({ text, files })
  if (estimated <= limit) return
  throw new TooLarge(
    `This mail would have ${megabytes(estimated)}, the provider takes ${megabytes(limit)}. Offer the files as links instead`,
  )
}
