import { readEmbeddingState } from '@frontdesk/core/articles/vectors/read-state'
import { requestEmbedding } from '@frontdesk/core/articles/vectors/request'
import { inOrganization } from '@frontdesk/core/context'
import { createEmbeddings, getEmbeddings } from '../../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getEmbeddings, ({ who }) => inOrganization(who, readEmbeddingState))

export const POST = route(createEmbeddings, ({ who }) => inOrganization(who, requestEmbedding))
