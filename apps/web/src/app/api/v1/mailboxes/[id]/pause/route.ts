import { inOrganization } from '@frontdesk/core/context'
import { pauseMailbox, resumeMailbox } from '@frontdesk/core/mailboxes/rest'
import {
  pauseMailbox as pause,
  resumeMailbox as resume,
} from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(pause, ({ who, params }) =>
  inOrganization(who, (ctx) => pauseMailbox(ctx, params.id)),
)

export const DELETE = route(resume, ({ who, params }) =>
  inOrganization(who, (ctx) => resumeMailbox(ctx, params.id)),
)
