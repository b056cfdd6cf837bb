import { listCategories } from '@frontdesk/core/categories/list'
import { replaceCategories } from '@frontdesk/core/categories/replace'
import { inOrganization } from '@frontdesk/core/context'
import { listCategories as list, putCategories } from '../../../../contract/organization/settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who }) => inOrganization(who, listCategories))

export const PUT = route(putCategories, ({ who, body }) =>
  inOrganization(who, (ctx) => replaceCategories(ctx, body)),
)
