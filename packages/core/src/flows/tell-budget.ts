import { now } from '@frontdesk/runtime/clock'
import { inOrganization, type OrgContext } from '../context.ts'
import { sealAccountMail } from '../identity/account-mail.ts'
import { postAlarm } from '../mailboxes/alarm/post.ts'
import { openAlarmSecret } from '../mailboxes/alarm/webhook.ts'
import { addressesOfWhoMay } from '../members/addresses.ts'

type Input = { organizationId: string; alarmId: string }
type Alarm = { percent: number; spent: number; monthly: number; month: string; text: string }
type Told = { alarm: Alarm; webhook: { url: string; secret: string } | null }

/**
 * Tells the organization's admins, by mail and by webhook, how much of the month's budget is used. The mails are
 * promised once for each alarm; a webhook that does not answer is called again under the same id.
 */
export async function tellBudget({ organizationId, alarmId }: Input): Promise<void> {
  const told = await inOrganization({ organizationId, actor: { type: 'system', name: 'alarm' } }, (ctx) =>
    promiseMails(ctx, alarmId),
  )
  if (!told?.webhook) return
  const body = { type: 'assistant.budget', alarmId, ...told.alarm }
  const { error } = await postAlarm({ organizationId, id: alarmId, webhook: told.webhook, body, test: false })
  if (error !== null) throw error
}

async function promiseMails(ctx: OrgContext, id: string): Promise<Told | null> {
  const row = await ctx.db.aiBudgetAlarm.findFirst({ where: { id } })
  if (!row) return null
  const { name, alarmWebhookUrl, alarmWebhookSecret } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
  })
  const [spent, monthly] = [Number(row.spentMicros) / 1_000_000, Number(row.budgetMicros) / 1_000_000]
  const month = row.month.toISOString().slice(0, 10)
  const alarm = { percent: row.percent, spent, monthly, month, text: textOf(row.percent, spent, monthly) }
  const { count } = await ctx.db.aiBudgetAlarm.updateMany({
    where: { id, toldAt: null },
    data: { toldAt: now() },
  })
  if (count === 1) {
    for (const to of await addressesOfWhoMay(ctx, 'assistant:manage')) {
      const mail = { kind: 'budget', to, organizationName: name, alarmId: id, ...alarm } as const
      ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
    }
  }
  const webhook =
    alarmWebhookUrl && alarmWebhookSecret
      ? { url: alarmWebhookUrl, secret: openAlarmSecret(ctx.organizationId, alarmWebhookSecret) }
      : null
  return { alarm, webhook }
}

function textOf(percent: number, spent: number, monthly: number): string {
  const used = `The assistant has used ${dollars(spent)} of this month's budget of ${dollars(monthly)}.`
  return percent >= 100
    ? `${used} Until the month ends or the budget is raised, the local models do its work alone.`
    : `${used} When all of it is used, the local models do its work alone.`
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`
}
