import { inOrganization } from '@frontdesk/core/context'
import { changeCsatSettings, readCsatSettings } from '@frontdesk/core/csat/settings'
import { getCsatSettings, putCsatSettings } from '../../../../../contract/service/csat.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getCsatSettings, ({ who }) => inOrganization(who, readCsatSettings))

export const PUT = route(putCsatSettings, ({ who, body }) =>
  inOrganization(who, (ctx) => changeCsatSettings(ctx, body)),
)
