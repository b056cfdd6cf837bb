import { startCrawl } from '@frontdesk/core/articles/imports/start'
import { inOrganization } from '@frontdesk/core/context'
import { createCrawl } from '../../../../../contract/knowledge/article-imports.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createCrawl, ({ who, body }) => inOrganization(who, (ctx) => startCrawl(ctx, body)))
