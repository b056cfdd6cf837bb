import { takeGmailPush } from '../../../../server/mailboxes/gmail-push.ts'

export const dynamic = 'force-dynamic'

export const POST = takeGmailPush
