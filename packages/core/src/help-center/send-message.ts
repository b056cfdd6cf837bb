import { createHash } from 'node:crypto'
import { openConversation } from '../conversations/open.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { readOwnAddresses } from '../recipients/ours.ts'
import { actorOf, inHelpCenter } from './in-help-center.ts'
import { type File, keepFiles } from './keep-files.ts'

export type FormMessage = {
  /** drawn when the form was shown, so that sending it again changes nothing */
  token: string
  name: string
  email: string
  subject: string
  text: string
  files: File[]
}

/**
 * Makes a message of the help center's form a conversation, exactly once however often the same is sent; the same form
 * with other words is another message. Returns the conversation's number. Files are stored before the transaction.
 */
export async function sendHelpMessage(slug: string, message: FormMessage): Promise<{ number: number }> {
  const key = keyOf(message)
  const before = await inHelpCenter(slug, async (ctx, { formEnabled }) => {
    if (!formEnabled) throw new Conflict('This form is closed', 'form_closed')
    if ((await readOwnAddresses(ctx)).has(message.email.toLowerCase()))
      throw new Invalid('This is our own address; give one of yours', 'email', 'own_address')
    const kept = await ctx.db.formMessage.findFirst({ where: { key, conversationId: { not: null } } })
    return kept && findNumber(ctx, kept.conversationId)
  })
  if (before) return before
  const attachmentIds = await keepFiles(await actorOf(slug), message.files)
  return inHelpCenter(slug, async (ctx, { mailboxId }) => {
    const { organizationId } = ctx
    // Whoever sends the same at the same time waits here until this transaction ends.
    const { count } = await ctx.db.formMessage.createMany({
      data: [{ organizationId, key }],
      skipDuplicates: true,
    })
    if (count === 0) {
      const first = await ctx.db.formMessage.findFirstOrThrow({ where: { key } })
      return findNumber(ctx, first.conversationId)
    }
    const { id, number } = await openConversation(ctx, {
      ...(mailboxId === null ? {} : { mailboxId }),
      contact: { email: message.email, name: storable(message.name) },
      subject: message.subject,
      text: message.text,
      direction: 'inbound',
      channel: 'form',
      attachmentIds,
      tags: [],
    })
    await ctx.db.formMessage.updateMany({ where: { key }, data: { conversationId: id } })
    return { number }
  })
}

async function findNumber(
  ctx: Parameters<Parameters<typeof inHelpCenter>[1]>[0],
  id: string | null,
): Promise<{ number: number }> {
  return ctx.db.conversation.findUniqueOrThrow({ where: { id: id ?? '' }, select: { number: true } })
}

function keyOf({ token, name, email, subject, text, files }: FormMessage): string {
  const sizes = files.map(({ filename, body }) => [filename, body.byteLength])
  return createHash('sha256')
    .update(JSON.stringify([token, name, email.toLowerCase(), subject, text, sizes]))
    .digest('base64url')
}
