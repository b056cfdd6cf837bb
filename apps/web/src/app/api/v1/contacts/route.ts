import { createContact } from '@frontdesk/core/contacts/create'
import { listContacts } from '@frontdesk/core/contacts/list'
import { inOrganization } from '@frontdesk/core/context'
import { createContact as create, listContacts as list } from '../../../../contract/records/contacts.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listContacts(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createContact(ctx, body)))
