import { listArticles } from '@frontdesk/core/articles/list'
import { createArticle } from '@frontdesk/core/articles/write'
import { inOrganization } from '@frontdesk/core/context'
import { createArticle as create, listArticles as list } from '../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listArticles(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createArticle(ctx, body)))
