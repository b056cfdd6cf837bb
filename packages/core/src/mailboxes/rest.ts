import { Prisma } from '@frontdesk/db/tenancy'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { findMailbox, type MailboxView } from './list.ts'

/** Takes no mail from this mailbox until it goes on. A provider keeps what comes meanwhile; it is fetched later. */
export async function pauseMailbox(ctx: OrgContext, id: string): Promise<MailboxView> {
  return change(ctx, id, { state: 'paused', pausedAt: new Date(), action: 'mailbox.pause' })
}

export async function resumeMailbox(ctx: OrgContext, id: string): Promise<MailboxView> {
  const view = await change(ctx, id, { state: 'active', pausedAt: null, action: 'mailbox.resume' })
  ctx.emit({ type: 'mailbox.due', mailboxId: id })
  return view
}

/** Gives the access back. Conversations, their mails and files stay; nothing more comes in or goes out. */
export async function disconnectMailbox(ctx: OrgContext, id: string): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  await ctx.db.mailboxSync.updateMany({
    where: { mailboxId: id },
    data: {
      watch: Prisma.DbNull,
      watchExpiresAt: null,
      tokenExpiresAt: null,
      leaseToken: null,
      leaseUntil: null,
    },
  })
  return change(ctx, id, {
    state: 'disconnected',
    pausedAt: new Date(),
    credentials: null,
    action: 'mailbox.disconnect',
  })
}

/** What disconnecting would leave and stop, to be read before. */
export async function previewDisconnection(
  ctx: OrgContext,
  id: string,
): Promise<{ conversations: number; messages: number; scheduled: number; text: string }> {
  require(ctx, 'mailboxes:write')
  const { address } = await findMailbox(ctx, id)
  const [conversations, messages, scheduled] = [
    await ctx.db.conversation.count({ where: { mailboxId: id } }),
    await ctx.db.message.count({ where: { mailboxId: id } }),
    await queuedReplies(ctx, id),
  ]
  const text = `${conversations} conversations with ${messages} messages stay here and can be read and searched. ${
    scheduled > 0 ? `${scheduled} replies that have not left yet will fail. ` : ''
  }New mail to ${address} will no longer arrive here, and nothing is deleted at the provider.`
  return { conversations, messages, scheduled, text }
}

async function queuedReplies(ctx: OrgContext, mailboxId: string): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM deliveries d
    JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
    WHERE m.mailbox_id = ${mailboxId}::uuid AND d.state IN ('queued', 'sending')`
  return row?.count ?? 0
}

type Change = { state: string; pausedAt: Date | null; credentials?: null; action: string }

async function change(ctx: OrgContext, id: string, { action, ...data }: Change): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const before = await findMailbox(ctx, id)
  if (before.state === data.state) return before
  if (data.state === 'active' && before.state !== 'paused')
    throw new Conflict('Connect this mailbox again to go on', 'not_connected')
  await ctx.db.mailbox.update({ where: { id }, data, select: { id: true } })
  await writeAudit(ctx, {
    action,
    subjectType: 'mailbox',
    subjectId: id,
    before: { state: before.state },
    after: { state: data.state },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return findMailbox(ctx, id)
}

/** Looks for new mail now, instead of at the next turn. */
export async function syncNow(ctx: OrgContext, id: string): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const mailbox = await findMailbox(ctx, id)
  if (mailbox.state !== 'active') throw new Conflict('This mailbox is not active', 'not_connected')
  ctx.emit({ type: 'mailbox.due', mailboxId: id })
  return mailbox
}
