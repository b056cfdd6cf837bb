import { Prisma } from '@frontdesk/db/tenancy'
import { decryptSecret, encryptSecret, randomToken } from '@frontdesk/runtime/crypto'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'

const contextOf = (organizationId: string) => `organizations.alarm_webhook_secret.${organizationId}`

export function openAlarmSecret(organizationId: string, sealed: string): string {
  return decryptSecret(sealed, contextOf(organizationId))
}

export type AlarmResult = {
  at: string
  works: boolean
  /** in words for a person */
  text: string
  /** it was a trial, no alarm */
  test: boolean
}

/** Where alarms are posted to, null for nowhere, and what became of the last one. */
export async function readAlarmWebhook(
  ctx: OrgContext,
): Promise<{ url: string | null; lastResult: AlarmResult | null }> {
  require(ctx, 'mailboxes:write')
  const row = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { alarmWebhookUrl: true, alarmWebhookResult: true },
  })
  return { url: row.alarmWebhookUrl, lastResult: row.alarmWebhookResult as AlarmResult | null }
}

/** Sets where alarms are posted to. The secret they are signed with is new, and shown this once. */
export async function changeAlarmWebhook(
  ctx: OrgContext,
  input: { url: string },
): Promise<{ url: string; secret: string }> {
  require(ctx, 'mailboxes:write')
  const url = storable(input.url)
  if (URL.parse(url)?.protocol !== 'https:') throw new Invalid('The address must begin with https://', 'url')
  const before = await currentUrl(ctx)
  const secret = randomToken()
  await ctx.db.organization.update({
    where: { id: ctx.organizationId },
    data: {
      alarmWebhookUrl: url,
      alarmWebhookSecret: encryptSecret(secret, contextOf(ctx.organizationId)),
      alarmWebhookResult: Prisma.DbNull,
    },
    select: { id: true },
  })
  await audit(ctx, before, url)
  return { url, secret }
}

export async function removeAlarmWebhook(ctx: OrgContext): Promise<void> {
  require(ctx, 'mailboxes:write')
  const before = await currentUrl(ctx)
  if (before === null) return
  await ctx.db.organization.update({
    where: { id: ctx.organizationId },
    data: { alarmWebhookUrl: null, alarmWebhookSecret: null, alarmWebhookResult: Prisma.DbNull },
    select: { id: true },
  })
  await audit(ctx, before, null)
}

async function currentUrl(ctx: OrgContext): Promise<string | null> {
  const { alarmWebhookUrl } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { alarmWebhookUrl: true },
  })
  return alarmWebhookUrl
}

async function audit(ctx: OrgContext, before: string | null, after: string | null): Promise<void> {
  await writeAudit(ctx, {
    action: 'alarm_webhook.change',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: { url: before },
    after: { url: after },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
}
