import { buildMail } from '@frontdesk/integrations/email/build-mail'
import { sendWebhook } from '@frontdesk/integrations/outbound/send-webhook'
import { now } from '@frontdesk/runtime/clock'
import { decryptSecret } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../context.ts'
import { type IncidentCode, incidentWords } from '../mailboxes/health/incidents.ts'
import { sendRaw } from '../outgoing/transport.ts'

type Input = { organizationId: string; incidentId: string }

type Alarm = {
  id: string
  code: IncidentCode
  mailboxId: string
  address: string
  admins: string[]
  webhook: { url: string; secret: string } | null
}

/** Tells the organization's admins, by mail and by webhook, that a mailbox needs them; once for each incident. */
export async function tellAlarm({ organizationId, incidentId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'alarm' } }, run)
  const alarm = await inside((ctx) => claim(ctx, incidentId))
  if (!alarm) return
  const told = await Promise.allSettled([
    ...alarm.admins.map((admin) => mail(alarm, admin)),
    callWebhook(alarm),
  ])
  const failed = told.filter((one) => one.status === 'rejected')
  for (const { reason } of failed) logger.warn({ error: reason, incidentId }, 'an alarm could not be told')
  // Where nobody at all was reached the job is tried again; one who was reached is not told twice.
  if (failed.length < told.length) return
  await inside((ctx) => ctx.db.mailboxIncident.update({ where: { id: incidentId }, data: { toldAt: null } }))
  throw new Error('Nobody could be told of an alarm')
}

async function claim(ctx: OrgContext, id: string): Promise<Alarm | null> {
  const { count } = await ctx.db.mailboxIncident.updateMany({
    where: { id, toldAt: null, resolvedAt: null },
    data: { toldAt: now() },
  })
  if (count === 0) return null
  const incident = await ctx.db.mailboxIncident.findUniqueOrThrow({ where: { id } })
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: incident.mailboxId } })
  const admins = await ctx.db.member.findMany({
    where: { role: { in: ['owner', 'admin'] }, disabledAt: null },
    select: { email: true },
    orderBy: { id: 'asc' },
    take: 50,
  })
  const { alarmWebhookUrl: url, alarmWebhookSecret: sealed } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
  })
  return {
    id,
    code: incident.code as IncidentCode,
    mailboxId: mailbox.id,
    address: mailbox.address,
    admins: admins.map(({ email }) => email),
    webhook: url && sealed ? { url, secret: decryptSecret(sealed, alarmSecretOf(ctx.organizationId)) } : null,
  }
}

export function alarmSecretOf(organizationId: string): string {
  return `organizations.alarm_webhook_secret.${organizationId}`
}

async function mail({ id, code, address, mailboxId }: Alarm, to: string): Promise<void> {
  const domain = new URL(env.WEB_URL).hostname
  const from = `no-reply@${domain.includes('.') ? domain : 'frontdesk.invalid'}`
  const raw = await buildMail({
    messageId: `<alarm.${id}.${to.length}@${domain}>`,
    date: now(),
    from: { name: 'Frontdesk', address: from },
    to: [{ name: '', address: to }],
    cc: [],
    subject: `${address} needs your attention`,
    text: `${incidentWords[code].text}\n\n${new URL(`/settings/mailboxes/${mailboxId}`, env.WEB_URL).href}\n`,
    references: [],
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
  })
  await sendRaw({ envelope: { from, to: [to] }, raw })
}

async function callWebhook({ id, code, mailboxId, address, webhook }: Alarm): Promise<void> {
  if (!webhook) return
  const body = {
    type: 'mailbox.alarm',
    incidentId: id,
    code,
    mailboxId,
    address,
    text: incidentWords[code].text,
  }
  await sendWebhook({ id, at: now(), ...webhook, body })
}
