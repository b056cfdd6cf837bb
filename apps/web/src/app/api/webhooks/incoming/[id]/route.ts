import { takeIncomingWebhook } from '../../../../../server/webhooks/take-incoming.ts'

export const dynamic = 'force-dynamic'

export const POST = takeIncomingWebhook
