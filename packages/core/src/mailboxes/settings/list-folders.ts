import { ChannelFailure, type MailFolder } from '@frontdesk/integrations/channel'
import { type Actor, inOrganization } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { openMailbox } from '../access/open-mailbox.ts'
import { findMailbox } from '../list.ts'

type Who = { organizationId: string; actor: Actor }

export type FolderView = MailFolder & {
  /** always: the inbox and sent mail; never: drafts and what was thrown away */
  fetched: 'always' | 'by_choice' | 'never'
}

const fetchedByUse: Record<NonNullable<MailFolder['use']>, FolderView['fetched']> = {
  inbox: 'always',
  sent: 'always',
  archive: 'by_choice',
  junk: 'by_choice',
  drafts: 'never',
  trash: 'never',
}

/**
 * The folders of the account, asked of its provider now; null where mail does not lie in folders. Conflict says in
 * words why the provider could not be asked.
 */
export async function listMailFolders(who: Who, id: string): Promise<{ items: FolderView[] | null }> {
  await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    await findMailbox(ctx, id)
  })
  const folders = await ask({ organizationId: who.organizationId, mailboxId: id })
  const items = folders?.map((folder) => ({
    ...folder,
    fetched: folder.use === null ? ('by_choice' as const) : fetchedByUse[folder.use],
  }))
  return { items: items ?? null }
}

async function ask(mailbox: { organizationId: string; mailboxId: string }): Promise<MailFolder[] | null> {
  try {
    const open = await openMailbox(mailbox)
    if (open === 'forwarding') return null
    if (open === null) throw new Conflict('This mailbox is not active', 'not_connected')
    const listing = open.channel.listFolders?.() ?? Promise.resolve(null)
    return await listing.finally(() => open.channel.close())
  } catch (error) {
    if (error instanceof ChannelFailure) throw new Conflict(error.message, 'provider_refused')
    throw error
  }
}
