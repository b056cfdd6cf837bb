import { mailboxHealth } from '@frontdesk/core/mailboxes/health/read'
import { getMailboxHealth } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getMailboxHealth, ({ who, params }) => mailboxHealth(who, params.id))
