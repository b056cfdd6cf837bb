import { listMailFolders as list } from '@frontdesk/core/mailboxes/settings/list-folders'
import { listMailFolders } from '../../../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listMailFolders, ({ who, params }) => list(who, params.id))
