import { inOrganization } from '@frontdesk/core/context'
import { readAccount } from '@frontdesk/core/organizations/read-account'
import { getAccount } from '../../../../contract/organization/account.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getAccount, ({ who }) => inOrganization(who, readAccount))
