import { connectImap } from '@frontdesk/core/mailboxes/imap/connect'
import { createImapMailbox } from '../../../../../contract/mailboxes/imap.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createImapMailbox, ({ who, body }) => connectImap(who, body))
