import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'

export type HelpCenterSettings = {
  enabled: boolean
  /** empty for the organization's name */
  title: string
  /** as #rrggbb */
  color: string
  /** whether visitors can write */
  formEnabled: boolean
  /** where their messages arrive; null for the first mailbox */
  mailboxId: string | null
}
/** `slug` names the organization in the address of its help center. */
export type HelpCenterView = HelpCenterSettings & { slug: string }

const off: HelpCenterSettings = {
  enabled: false,
  title: '',
  color: '#0f6b5c',
  formEnabled: true,
  mailboxId: null,
}

export async function readHelpCenter(ctx: OrgContext): Promise<HelpCenterView> {
  require(ctx, 'help-center:manage')
  return view(ctx, await findHelpCenter(ctx))
}

export async function changeHelpCenter(ctx: OrgContext, input: HelpCenterSettings): Promise<HelpCenterView> {
  require(ctx, 'help-center:manage')
  const { organizationId } = ctx
  const before = await findHelpCenter(ctx)
  const after = { ...input, title: storable(input.title).trim(), color: input.color.toLowerCase() }
  if (after.mailboxId !== null && !(await ctx.db.mailbox.findUnique({ where: { id: after.mailboxId } })))
    throw new NotFound('The mailbox')
  const values = { ...after, changedBy: actorRecord(ctx.actor), changedAt: new Date() }
  await ctx.db.helpCenter.upsert({
    where: { organizationId },
    create: { organizationId, ...values },
    update: values,
  })
  await writeAudit(ctx, {
    action: 'help_center.settings',
    subjectType: 'organization',
    subjectId: organizationId,
    before,
    after,
  })
  ctx.emit({ type: 'settings.changed', subject: 'help_center' })
  return view(ctx, after)
}

/** The same without a permission check, for what makes its own. */
export async function findHelpCenter(ctx: OrgContext): Promise<HelpCenterSettings> {
  const row = await ctx.db.helpCenter.findFirst()
  if (!row) return off
  const { enabled, title, color, formEnabled, mailboxId } = row
  return { enabled, title, color, formEnabled, mailboxId }
}

async function view(ctx: OrgContext, settings: HelpCenterSettings): Promise<HelpCenterView> {
  const { slug } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { slug: true },
  })
  return { ...settings, slug }
}
