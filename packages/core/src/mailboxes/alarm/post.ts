import { type DestinationOptions, UnsafeDestination } from '@frontdesk/integrations/outbound/destination'
import { sendWebhook } from '@frontdesk/integrations/outbound/send-webhook'
import { now } from '@frontdesk/runtime/clock'
import { inOrganization } from '../../context.ts'
import type { AlarmResult } from './webhook.ts'

type Post = {
  organizationId: string
  id: string
  webhook: { url: string; secret: string }
  body: { type: string; [field: string]: unknown }
  test: boolean
}

/** Posts an alarm and keeps what became of it. Never rejects because of the receiver: `error` says why it failed. */
export async function postAlarm(
  post: Post,
  destination: DestinationOptions = {},
): Promise<{ result: AlarmResult; error: unknown }> {
  const { organizationId, id, webhook, body, test } = post
  const at = now()
  const error = await sendWebhook({ id, at, ...webhook, body }, destination).then(
    () => null,
    (reason: unknown) => reason ?? new Error('The webhook failed'),
  )
  const text = error === null ? 'Your server took it' : explainWebhookFailure(error)
  const result = { at: at.toISOString(), works: error === null, text, test }
  await inOrganization({ organizationId, actor: { type: 'system', name: 'alarm' } }, (ctx) =>
    // A result of an address that was changed meanwhile says nothing of the new one.
    ctx.db.organization.updateMany({
      where: { id: organizationId, alarmWebhookUrl: webhook.url },
      data: { alarmWebhookResult: result },
    }),
  )
  return { result, error }
}

const meanings: [said: RegExp, text: string][] = [
  [/ENOTFOUND|EAI_AGAIN|ENODATA/, 'There is no server of this name'],
  [/ECONNREFUSED/, 'The server does not answer on this port'],
  [/CERT|ALTNAME|SELF_SIGNED|certificate/i, 'The certificate of the server is not valid'],
  [/TimedOut|TimeoutError|TIMEDOUT|TIMEOUT|aborted/i, 'The server did not answer within ten seconds'],
]

/** Why a webhook failed, in words for a person and without what the server said. */
export function explainWebhookFailure(error: unknown): string {
  const causes: Error[] = []
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) causes.push(cause)
  if (causes.some((cause) => cause instanceof UnsafeDestination))
    return 'The address is not on the public internet'
  const said = causes
    .map((cause) => `${cause.name} ${'code' in cause ? String(cause.code) : ''} ${cause.message}`)
    .join(' ')
  const [, status] = /was answered with (\d{3})/.exec(said) ?? []
  if (status) return `The server answered with status ${status} instead of 2xx`
  return meanings.find(([pattern]) => pattern.test(said))?.[1] ?? 'The server could not be reached'
}
