import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storableValue } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { findMailbox, type MailboxView } from './list.ts'
import { mailCode } from './proof/mail-code.ts'
import { isVouchedFor } from './proof/vouched-for.ts'

type Fields = { name: string; fromName: string; signature: string }

/**
 * Connects a forwarding address. An address belongs to one organization of the whole installation. It receives at once;
 * replies leave from it when it is proven to be theirs: a code goes to it, unless the proof is `given`, as by whoever
 * sets an installation up.
 */
export async function connectMailbox(
  ctx: OrgContext,
  input: Fields & { address: string },
  proof: 'mailed' | 'given' = 'mailed',
): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const id = newId()
  const fields = storableValue(input)
  const address = fields.address.toLowerCase()
  const proven = proof === 'given' || (await isVouchedFor(ctx, address))
  const { count } = await ctx.db.mailbox.createMany({
    data: [
      {
        id,
        organizationId: ctx.organizationId,
        ...fields,
        address,
        provenAt: proven ? new Date() : null,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) throw new Conflict('This address is connected already', 'already_exists')
  if (!proven) await mailCode(ctx, { id, address })
  await writeAudit(ctx, {
    action: 'mailbox.connect',
    subjectType: 'mailbox',
    subjectId: id,
    after: { channel: 'forwarding' },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return findMailbox(ctx, id)
}

export async function updateMailbox(ctx: OrgContext, input: Fields & { id: string }): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const { id, ...fields } = storableValue(input)
  const { name, fromName } = await findMailbox(ctx, id)
  await ctx.db.mailbox.update({ where: { id }, data: fields })
  await writeAudit(ctx, {
    action: 'mailbox.update',
    subjectType: 'mailbox',
    subjectId: id,
    before: { name, fromName },
    after: { name: fields.name, fromName: fields.fromName },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return findMailbox(ctx, id)
}
