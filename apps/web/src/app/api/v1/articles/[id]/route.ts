import { readArticle } from '@frontdesk/core/articles/read'
import { deleteArticle, updateArticle } from '@frontdesk/core/articles/write'
import { inOrganization } from '@frontdesk/core/context'
import {
  getArticle,
  putArticle,
  deleteArticle as remove,
} from '../../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getArticle, ({ who, params }) =>
  inOrganization(who, (ctx) => readArticle(ctx, params.id)),
)

export const PUT = route(putArticle, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateArticle(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteArticle(ctx, params.id)),
)
