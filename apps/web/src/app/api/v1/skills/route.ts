import { inOrganization } from '@frontdesk/core/context'
import { listSkills } from '@frontdesk/core/routing/skills/list'
import { createSkill } from '@frontdesk/core/routing/skills/write'
import { createSkill as create, listSkills as list } from '../../../../contract/routing/routing.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listSkills(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createSkill(ctx, body)))
