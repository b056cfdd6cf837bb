import { inOrganization } from '@frontdesk/core/context'
import { deleteSkill, updateSkill } from '@frontdesk/core/routing/skills/write'
import { putSkill, deleteSkill as remove } from '../../../../../contract/routing/routing.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putSkill, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateSkill(ctx, { ...body, ...params })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteSkill(ctx, params.id)),
)
