import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Invalid, NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'

/** `text` is sent as it is: nothing of the customer's mail is ever put into it. */
export type Acknowledgement = { enabled: boolean; text: string }

const off: Acknowledgement = { enabled: false, text: '' }

/** Whether a mailbox confirms new conversations by itself, and with which words. */
export async function readAcknowledgement(ctx: OrgContext, mailboxId: string): Promise<Acknowledgement> {
  require(ctx, 'mailboxes:read')
  return acknowledgementOf(await findSettings(ctx, mailboxId))
}

export async function changeAcknowledgement(
  ctx: OrgContext,
  { id, ...wanted }: Acknowledgement & { id: string },
): Promise<Acknowledgement> {
  require(ctx, 'mailboxes:write')
  const before = acknowledgementOf(await findSettings(ctx, id))
  const after = { enabled: wanted.enabled, text: storable(wanted.text) }
  if (after.enabled && after.text.trim() === '') throw new Invalid('A confirmation needs a text', 'text')
  await ctx.db.$executeRaw`
    UPDATE mailboxes SET settings = settings || ${JSON.stringify({ acknowledgement: after })}::jsonb
    WHERE id = ${id}::uuid`
  await writeAudit(ctx, {
    action: 'mailbox.acknowledgement',
    subjectType: 'mailbox',
    subjectId: id,
    before: { enabled: before.enabled },
    after: { enabled: after.enabled },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return after
}

/** What a mailbox's settings say of it; off where they say nothing. */
export function acknowledgementOf(settings: unknown): Acknowledgement {
  const said = (settings as { acknowledgement?: Acknowledgement } | null)?.acknowledgement
  return said ? { enabled: said.enabled, text: said.text } : off
}

async function findSettings(ctx: OrgContext, id: string): Promise<unknown> {
  const found = await ctx.db.mailbox.findUnique({ where: { id }, select: { settings: true } })
  if (!found) throw new NotFound('The mailbox')
  return found.settings
}
