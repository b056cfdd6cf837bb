import type { ChannelSettings } from '@frontdesk/integrations/channel'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { findMailbox } from '../list.ts'
import { fromTheNewest } from '../sync/lease.ts'
import { type AddressView, listAddresses } from './addresses.ts'

export type MailboxSettings = {
  /** folders that are fetched besides the inbox */
  folders: string[]
  mirrorReadState: boolean
  mirrorArchive: boolean
  addresses: AddressView[]
}
type Changed = Omit<MailboxSettings, 'addresses'>

/** What is fetched from a mailbox, and what is told to its provider. */
export async function readMailboxSettings(ctx: OrgContext, id: string): Promise<MailboxSettings> {
  require(ctx, 'mailboxes:read')
  await findMailbox(ctx, id)
  return { ...(await readSettings(ctx, id)), addresses: await listAddresses(ctx, id) }
}

/** Changes those that are given. A folder that is added is read from its newest mail on, like the mailbox once was. */
export async function changeMailboxSettings(
  ctx: OrgContext,
  input: Partial<Changed> & { id: string },
): Promise<MailboxSettings> {
  require(ctx, 'mailboxes:write')
  const { id, ...wanted } = storableValue(input)
  await findMailbox(ctx, id)
  const before = await readSettings(ctx, id)
  await ctx.db.$executeRaw`
    UPDATE mailboxes SET settings = settings || ${JSON.stringify(wanted)}::jsonb WHERE id = ${id}::uuid`
  if (wanted.folders?.some((folder) => !before.folders.includes(folder))) await readAgain(ctx, id)
  await writeAudit(ctx, {
    action: 'mailbox.settings',
    subjectType: 'mailbox',
    subjectId: id,
    before,
    after: wanted,
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return { ...(await readSettings(ctx, id)), addresses: await listAddresses(ctx, id) }
}

async function readSettings(ctx: OrgContext, id: string): Promise<Changed> {
  const row = await ctx.db.mailbox.findUniqueOrThrow({ where: { id }, select: { settings: true } })
  const { folders = [], mirrorReadState = false, mirrorArchive = false } = row.settings as ChannelSettings
  return { folders, mirrorReadState, mirrorArchive }
}

async function readAgain(ctx: OrgContext, mailboxId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET backfill = ${fromTheNewest()}::jsonb
    WHERE mailbox_id = ${mailboxId}::uuid AND cursor IS NOT NULL`
  ctx.emit({ type: 'mailbox.due', mailboxId })
}
