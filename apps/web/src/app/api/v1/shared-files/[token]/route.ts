import { openSharedFile } from '@frontdesk/core/outgoing/shared-file'
import { getSharedFile } from '../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../server/handler.ts'

export const dynamic = 'force-dynamic'

export const GET = route(getSharedFile, async ({ params }) => {
  const location = await openSharedFile(params.token)
  return new Response(null, { status: 302, headers: { location, 'referrer-policy': 'no-referrer' } })
})
