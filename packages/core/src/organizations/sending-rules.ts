import { writeAudit } from '../audit.ts'
import type { OpenInterval } from '../business-hours/open-spans.ts'
import { isTimeZone } from '../business-hours/zone-clock.ts'
import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'
import { require } from '../permissions.ts'

export type SendingRules = { undoSeconds: number; timeZone: string; businessHours: OpenInterval[] }

/** How long sending can be undone, and when the organization works. */
export async function readSendingRules(ctx: OrgContext): Promise<SendingRules> {
  require(ctx, 'account:read')
  return find(ctx)
}

export async function changeSendingRules(ctx: OrgContext, input: SendingRules): Promise<SendingRules> {
  require(ctx, 'mailboxes:write')
  if (!isTimeZone(input.timeZone)) throw new Invalid(`${input.timeZone} is no time zone`, 'timeZone')
  if (input.businessHours.some(({ from, to }) => from >= to)) {
    throw new Invalid('Opening hours end after they begin', 'businessHours')
  }
  const before = await find(ctx)
  await ctx.db.organization.update({ where: { id: ctx.organizationId }, data: input })
  await writeAudit(ctx, {
    action: 'organization.sending_rules',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before,
    after: input,
  })
  ctx.emit({ type: 'settings.changed', subject: 'sending' })
  return find(ctx)
}

async function find(ctx: OrgContext): Promise<SendingRules> {
  const { undoSeconds, timeZone, businessHours } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { undoSeconds: true, timeZone: true, businessHours: true },
  })
  return { undoSeconds, timeZone, businessHours: businessHours as OpenInterval[] }
}
