import { inOrganization } from '@frontdesk/core/context'
import { readContents } from '@frontdesk/core/conversations/deletion/contents'
import { getContents } from '../../../../../../contract/conversations/changes.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getContents, ({ who, params }) =>
  inOrganization(who, (ctx) => readContents(ctx, { conversation: params.id })),
)
