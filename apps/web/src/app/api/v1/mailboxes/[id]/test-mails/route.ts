import { inOrganization } from '@frontdesk/core/context'
import { sendTestMail } from '@frontdesk/core/mailboxes/trial/send-test-mail'
import { createTestMail } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createTestMail, ({ who, params }) =>
  inOrganization(who, (ctx) => sendTestMail(ctx, params.id)),
)
