import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import { type Actor, inOrganization } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { postAlarm } from './post.ts'
import { type AlarmResult, openAlarmSecret } from './webhook.ts'

type Who = { organizationId: string; actor: Actor }

/** Posts a trial alarm, signed as a real one, and says in words what became of it. */
export async function tryAlarmWebhook(who: Who): Promise<AlarmResult> {
  const { organizationId } = who
  const webhook = await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    const row = await ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } })
    const { alarmWebhookUrl: url, alarmWebhookSecret: sealed } = row
    if (url === null || sealed === null) throw new Conflict('No address for alarms is set', 'not_configured')
    await writeAudit(ctx, {
      action: 'alarm_webhook.test',
      subjectType: 'organization',
      subjectId: organizationId,
      after: { url },
    })
    return { url, secret: openAlarmSecret(organizationId, sealed) }
  })
  const body = {
    type: 'mailbox.alarm_test',
    text: 'This is a trial. A real alarm names the mailbox and what to do.',
  }
  const { result } = await postAlarm({ organizationId, id: newId(), webhook, body, test: true })
  return result
}
