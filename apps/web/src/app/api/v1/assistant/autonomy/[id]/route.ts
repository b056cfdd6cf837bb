import { changeAutonomy } from '@frontdesk/core/autonomy/change'
import { inOrganization } from '@frontdesk/core/context'
import { putAutonomy } from '../../../../../../contract/assistant/autonomy.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putAutonomy, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeAutonomy(ctx, { categoryId: params.id, ...body })),
)
