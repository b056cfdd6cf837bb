import { inOrganization, type OrgContext } from '../context.ts'
import { sealAccountMail } from '../identity/account-mail.ts'
import { mayMailAlarm } from '../mailboxes/alarm/mail-breaker.ts'
import { postAlarm } from '../mailboxes/alarm/post.ts'
import { openAlarmSecret } from '../mailboxes/alarm/webhook.ts'
import { type IncidentCode, incidentWords } from '../mailboxes/health/incidents.ts'
import { addressesOfWhoMay } from '../members/addresses.ts'

type Input = { organizationId: string; incidentId: string }

type Alarm = { code: IncidentCode; mailboxId: string; address: string; text: string }
type Told = { alarm: Alarm; webhook: { url: string; secret: string } | null }

/**
 * Tells the organization's admins, by mail and by webhook, that a mailbox needs them. The mails are promised once
 * for each incident; a webhook that does not answer is called again under the same id.
 */
export async function tellAlarm({ organizationId, incidentId }: Input): Promise<void> {
  const told = await inOrganization({ organizationId, actor: { type: 'system', name: 'alarm' } }, (ctx) =>
    promiseMails(ctx, incidentId),
  )
  if (!told?.webhook) return
  const body = { type: 'mailbox.alarm', incidentId, ...told.alarm }
  const { webhook } = told
  const { error } = await postAlarm({ organizationId, id: incidentId, webhook, body, test: false })
  if (error !== null) throw error
}

async function promiseMails(ctx: OrgContext, id: string): Promise<Told | null> {
  const incident = await ctx.db.mailboxIncident.findFirst({ where: { id, resolvedAt: null } })
  if (!incident) return null
  const { mailboxId } = incident
  const { address } = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } })
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } })
  const code = incident.code as IncidentCode
  const alarm = { code, mailboxId, address, text: incidentWords[code].text }
  const count = await ctx.db.$executeRaw`
    UPDATE mailbox_incidents SET told_at = now() WHERE id = ${id}::uuid AND told_at IS NULL`
  if (count === 1) await mailAdmins(ctx, { incidentId: id, organizationName: organization.name, ...alarm })
  const { alarmWebhookUrl: url, alarmWebhookSecret: sealed } = organization
  const webhook = url && sealed ? { url, secret: openAlarmSecret(ctx.organizationId, sealed) } : null
  return { alarm, webhook }
}

const noMore =
  'Further alarms of this kind are not mailed for some time: all of them are listed with the mailboxes in the settings.'

async function mailAdmins(
  ctx: OrgContext,
  {
    incidentId,
    organizationName,
    code,
    address,
    text,
    mailboxId,
  }: Alarm & { incidentId: string; organizationName: string },
): Promise<void> {
  const may = await mayMailAlarm(ctx, { id: incidentId, mailboxId, code })
  if (may === 'no') return
  const said = may === 'last' ? `${text} ${noMore}` : text
  for (const to of await addressesOfWhoMay(ctx, 'mailboxes:write')) {
    const mail = { kind: 'alarm', to, organizationName, incidentId, address, text: said, mailboxId } as const
    ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
  }
}
