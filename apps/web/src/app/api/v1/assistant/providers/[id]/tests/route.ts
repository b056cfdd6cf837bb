import { tryProvider } from '@frontdesk/core/assistant/providers/try'
import { createProviderTest } from '../../../../../../../contract/assistant/assistant.ts'
import { route } from '../../../../../../../server/handler.ts'

export const POST = route(createProviderTest, ({ who, params, body }) =>
  tryProvider(who, { ...params, ...body }),
)
