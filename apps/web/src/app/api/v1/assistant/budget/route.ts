import { changeBudget } from '@frontdesk/core/assistant/budget/change'
import { readBudget } from '@frontdesk/core/assistant/budget/read'
import { inOrganization } from '@frontdesk/core/context'
import { getBudget, putBudget } from '../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getBudget, ({ who }) => inOrganization(who, readBudget))

export const PUT = route(putBudget, ({ who, body }) => inOrganization(who, (ctx) => changeBudget(ctx, body)))
