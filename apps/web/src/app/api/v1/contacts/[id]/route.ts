import { readContact } from '@frontdesk/core/contacts/read'
import { inOrganization } from '@frontdesk/core/context'
import { getContact } from '../../../../../contract/records/contacts.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getContact, ({ who, params }) =>
  inOrganization(who, (ctx) => readContact(ctx, params.id)),
)
