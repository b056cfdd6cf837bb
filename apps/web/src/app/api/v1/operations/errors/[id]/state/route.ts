import { settleErrorGroup } from '@frontdesk/core/operations/errors/settle'
import { putErrorState } from '../../../../../../../contract/organization/installation.ts'
import { route } from '../../../../../../../server/handler.ts'

export const PUT = route(putErrorState, ({ who, params, body }) =>
  settleErrorGroup(who, params.id, body.state),
)
