import { inOrganization } from '@frontdesk/core/context'
import { listTranslations as list } from '@frontdesk/core/translations/list'
import { translateMessage } from '@frontdesk/core/translations/translate-message'
import { createTranslation, listTranslations } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listTranslations, ({ who, params }) =>
  inOrganization(who, (ctx) => list(ctx, params)),
)

export const POST = route(createTranslation, ({ who, params, body }) =>
  translateMessage(who, { ...params, ...body }),
)
