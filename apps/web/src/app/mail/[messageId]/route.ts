import { readMailHtml } from '@frontdesk/core/messages/read-html'
import { showMail } from '../../../contract/mailboxes/mail.ts'
import { mailPage } from '../../../server/files/mail-page.ts'
import { route } from '../../../server/handler.ts'

export const dynamic = 'force-dynamic'

export const GET = route(showMail, async ({ who, params, query }) => {
  const html = await readMailHtml(who, { ...params, remoteImages: query.images === '1' })
  return mailPage(html, query.ground ?? 'light')
})
