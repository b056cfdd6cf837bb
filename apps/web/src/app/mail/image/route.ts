import { fetchRemoteImage } from '@frontdesk/core/messages/remote-image'
import { showRemoteImage } from '../../../contract/mailboxes/mail.ts'
import { route } from '../../../server/handler.ts'

export const dynamic = 'force-dynamic'

export const GET = route(showRemoteImage, async ({ who, query }) => {
  const { body, contentType } = await fetchRemoteImage(who, query)
  return new Response(body.slice(), {
    headers: {
      'content-type': contentType,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  })
})
