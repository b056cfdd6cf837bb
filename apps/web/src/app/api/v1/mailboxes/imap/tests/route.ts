import { tryServers } from '@frontdesk/core/mailboxes/imap/try-servers'
import { createImapTest } from '../../../../../../contract/mailboxes/imap.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createImapTest, ({ who, body }) => tryServers(who, body))
