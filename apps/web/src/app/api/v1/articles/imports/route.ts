import { listImports } from '@frontdesk/core/articles/imports/list'
import { startFileImport } from '@frontdesk/core/articles/imports/start'
import { inOrganization } from '@frontdesk/core/context'
import { createImport, listImports as list } from '../../../../../contract/knowledge/article-imports.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listImports(ctx, query)))

export const POST = route(createImport, ({ who, body }) =>
  inOrganization(who, (ctx) => startFileImport(ctx, body)),
)
