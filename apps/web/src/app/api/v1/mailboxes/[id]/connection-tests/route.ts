import { testConnection } from '@frontdesk/core/mailboxes/trial/test-connection'
import { testMailboxConnection } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(testMailboxConnection, ({ who, params }) => testConnection(who, params.id))
