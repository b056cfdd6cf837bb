import { listPrices } from '@frontdesk/core/assistant/prices/list'
import { replacePrices } from '@frontdesk/core/assistant/prices/replace'
import { inOrganization } from '@frontdesk/core/context'
import { getPrices, putPrices } from '../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getPrices, ({ who }) => inOrganization(who, listPrices))

export const PUT = route(putPrices, ({ who, body }) => inOrganization(who, (ctx) => replacePrices(ctx, body)))
