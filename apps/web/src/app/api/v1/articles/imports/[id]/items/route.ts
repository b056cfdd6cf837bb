import { listImportItems } from '@frontdesk/core/articles/imports/list'
import { inOrganization } from '@frontdesk/core/context'
import { listImportItems as list } from '../../../../../../../contract/knowledge/article-imports.ts'
import { route } from '../../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listImportItems(ctx, { id: params.id, ...query })),
)
