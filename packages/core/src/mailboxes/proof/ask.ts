import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'
import { mailCode } from './mail-code.ts'

/** Mails a new code to a forwarding address that is not proven yet; the one before it no longer counts. */
export async function askForProof(ctx: OrgContext, id: string): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const mailbox = await findMailbox(ctx, id)
  if (mailbox.proven) throw new Conflict('This address is proven already', 'already_proven')
  if (mailbox.state === 'disconnected') throw new Conflict('This mailbox is disconnected', 'not_connected')
  if (!(await mailCode(ctx, mailbox)))
    throw new Conflict(
      'A code was mailed a moment ago, or too many were today. Look for it, and try again later.',
      'asked_too_often',
    )
  await writeAudit(ctx, { action: 'mailbox.proof_asked', subjectType: 'mailbox', subjectId: id })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return findMailbox(ctx, id)
}
