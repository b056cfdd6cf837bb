import { inOrganization } from '@frontdesk/core/context'
import { changeMailboxSettings, readMailboxSettings } from '@frontdesk/core/mailboxes/settings/change'
import {
  getMailboxSettings,
  putMailboxSettings,
} from '../../../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getMailboxSettings, ({ who, params }) =>
  inOrganization(who, (ctx) => readMailboxSettings(ctx, params.id)),
)

export const PUT = route(putMailboxSettings, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeMailboxSettings(ctx, { ...params, ...body })),
)
