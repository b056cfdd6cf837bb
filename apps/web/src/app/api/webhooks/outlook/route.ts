import { takeOutlookNotice } from '../../../../server/mailboxes/outlook-notice.ts'

export const dynamic = 'force-dynamic'

export const POST = takeOutlookNotice
