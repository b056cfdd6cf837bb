import { listCollections } from '@frontdesk/core/articles/list-collections'
import { inOrganization } from '@frontdesk/core/context'
import { listCollections as list } from '../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(list, async ({ who }) => ({ items: await inOrganization(who, listCollections) }))
