import { ChannelFailure, type ChannelSettings } from '@frontdesk/integrations/channel'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../../context.ts'
import { openMailbox } from '../../mailboxes/access/open-mailbox.ts'

type Input = { organizationId: string; conversationId: string }
type Marks = { read?: boolean; archived?: boolean }
type State = {
  mailboxId: string
  settled: boolean
  settings: ChannelSettings
  mails: { id: string; read: boolean }[]
}

/** The newest mails of a conversation are told of; older ones were told of when they were new. */
const mostMails = 50

/**
 * Tells the provider what was read and resolved here, where the organization wants that. It says how things stand
 * now, so it may run twice; what the provider does not take is let go, since the truth is here.
 */
export async function mirrorMarks({ organizationId, conversationId }: Input): Promise<void> {
  const state = await inOrganization({ organizationId, actor: { type: 'system', name: 'marks' } }, (ctx) =>
    readState(ctx, conversationId),
  )
  if (!state || state.mails.length === 0) return
  const open = await openMailbox({ organizationId, mailboxId: state.mailboxId })
  if (open === null || open === 'forwarding') return
  try {
    for (const mail of state.mails) {
      const marks = marksOf(state, mail.read)
      if (Object.keys(marks).length > 0) await open.channel.mark(mail.id, marks).catch(ignoreMissing)
    }
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    logger.info({ error, conversationId }, 'the provider was not told what was read and resolved')
  } finally {
    await open.channel.close()
  }
}

function marksOf({ settled, settings }: State, read: boolean): Marks {
  return {
    ...(settings.mirrorReadState && read ? { read: true } : {}),
    ...(settings.mirrorArchive && settled ? { archived: true } : {}),
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof ChannelFailure && error.kind === 'missing')) throw error
}

/** A mail counts as read when any member has read as far. */
async function readState(ctx: OrgContext, conversationId: string): Promise<State | null> {
  const conversation = await ctx.db.conversation.findUnique({ where: { id: conversationId } })
  if (!conversation) return null
  const { mailboxId, status } = conversation
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } })
  const mails = await ctx.db.$queryRaw<{ id: string; read: boolean }[]>`
    SELECT substr(m.provider_message_id, strpos(m.provider_message_id, ':') + 1) AS id,
      m.sequence <= (SELECT coalesce(max(r.sequence), 0) FROM conversation_reads r
        WHERE r.organization_id = m.organization_id AND r.conversation_id = m.conversation_id) AS read
    FROM messages m
    WHERE m.conversation_id = ${conversationId}::uuid AND m.mailbox_id = ${mailboxId}::uuid
      AND m.direction = 'inbound' AND m.provider_message_id IS NOT NULL
    ORDER BY m.sequence DESC LIMIT ${mostMails}`
  const settled = status === 'resolved' || status === 'closed'
  return { mailboxId, settled, settings: mailbox.settings as ChannelSettings, mails }
}
