import { chooseVersion } from '@frontdesk/core/classification/versions/activate'
import { inOrganization } from '@frontdesk/core/context'
import { putActiveVersion } from '../../../../../contract/assistant/triage.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putActiveVersion, ({ who, body }) =>
  inOrganization(who, (ctx) => chooseVersion(ctx, body)),
)
