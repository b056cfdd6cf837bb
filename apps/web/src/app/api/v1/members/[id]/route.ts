import { inOrganization } from '@frontdesk/core/context'
import { updateMember } from '@frontdesk/core/members/update'
import { putMember } from '../../../../../contract/organization/settings.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putMember, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateMember(ctx, { ...body, ...params })),
)
