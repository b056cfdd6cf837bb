import { checkAddresses } from '@frontdesk/core/mailboxes/settings/check-addresses'
import { checkMailboxAddresses } from '../../../../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../../../../server/handler.ts'

export const POST = route(checkMailboxAddresses, ({ who, params }) => checkAddresses(who, params.id))
