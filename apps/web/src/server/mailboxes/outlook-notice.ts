import { hintOutlook } from '@frontdesk/core/mailboxes/sync/hint'
import { z } from 'zod'
import { readSmallBody } from './read-small-body.ts'

const notice = z.object({
  subscriptionId: z.string().min(1).max(200),
  clientState: z.string().max(500),
  lifecycleEvent: z.string().max(100).optional(),
})
const notices = z.object({ value: z.array(z.unknown()).max(1_000) })

/**
 * Graph's word that a mailbox changed, or that a subscription needs care
 * (learn.microsoft.com/graph/change-notifications-delivery-webhooks). Only notices that carry the secret of their
 * subscription count; all others are answered like them and do nothing.
 */
export async function takeOutlookNotice(request: Request): Promise<Response> {
  const validation = new URL(request.url).searchParams.get('validationToken')
  if (validation !== null) {
    return new Response(validation.slice(0, 2_000), {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    })
  }
  const body = notices.safeParse(await readSmallBody(request))
  const told = (body.data?.value ?? []).flatMap((one) => notice.safeParse(one).data ?? [])
  const bySubscription = new Map(
    told.map((one) => [`${one.subscriptionId} ${one.lifecycleEvent ?? ''}`, one]),
  )
  for (const { subscriptionId, clientState, lifecycleEvent } of bySubscription.values()) {
    await hintOutlook({ subscriptionId, clientState, needsCare: lifecycleEvent !== undefined })
  }
  return new Response(null, { status: 202 })
}
