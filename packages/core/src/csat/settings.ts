import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'

export type CsatSettings = {
  enabled: boolean
  /** how many of a hundred resolves are asked about */
  samplePercent: number
  /** a contact who was asked is left in peace for so long */
  cooldownDays: number
  /** after the resolve, in case it is opened again */
  delayMinutes: number
  /** how long a link can be used */
  validDays: number
  /** instead of ours; empty for ours in the customer's language */
  question: string
}

const off: CsatSettings = {
  enabled: false,
  samplePercent: 100,
  cooldownDays: 30,
  delayMinutes: 10,
  validDays: 14,
  question: '',
}

export async function readCsatSettings(ctx: OrgContext): Promise<CsatSettings> {
  require(ctx, 'csat:manage')
  return findCsatSettings(ctx)
}

export async function changeCsatSettings(ctx: OrgContext, input: CsatSettings): Promise<CsatSettings> {
  require(ctx, 'csat:manage')
  const { organizationId } = ctx
  const before = await findCsatSettings(ctx)
  const after = { ...input, question: storable(input.question).trim() }
  const values = { ...after, changedBy: actorRecord(ctx.actor), changedAt: new Date() }
  await ctx.db.csatSettings.upsert({
    where: { organizationId },
    create: { organizationId, ...values },
    update: values,
  })
  await writeAudit(ctx, {
    action: 'csat.settings',
    subjectType: 'organization',
    subjectId: organizationId,
    before,
    after,
  })
  ctx.emit({ type: 'settings.changed', subject: 'csat' })
  return after
}

/** The same without a permission check, for verbs that have made their own. */
export async function findCsatSettings(ctx: OrgContext): Promise<CsatSettings> {
  const row = await ctx.db.csatSettings.findFirst()
  if (!row) return off
  const { enabled, samplePercent, cooldownDays, delayMinutes, validDays, question } = row
  return { enabled, samplePercent, cooldownDays, delayMinutes, validDays, question }
}
