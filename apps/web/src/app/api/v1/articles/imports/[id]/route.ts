import { cancelImport } from '@frontdesk/core/articles/imports/cancel'
import { readImport } from '@frontdesk/core/articles/imports/list'
import { inOrganization } from '@frontdesk/core/context'
import { getImport, putImport } from '../../../../../../contract/knowledge/article-imports.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getImport, ({ who, params }) =>
  inOrganization(who, (ctx) => readImport(ctx, params.id)),
)

export const PUT = route(putImport, ({ who, params }) =>
  inOrganization(who, (ctx) => cancelImport(ctx, params.id)),
)
