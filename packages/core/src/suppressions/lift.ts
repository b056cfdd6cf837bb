import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

/** Lets mail to an address leave again. */
export async function liftSuppression(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'mailboxes:write')
  const found = await ctx.db.suppression.findUnique({ where: { id } })
  if (!found) throw new NotFound('The suppression')
  await ctx.db.suppression.delete({ where: { id } })
  const { address, reason } = found
  await writeAudit(ctx, {
    action: 'suppression.lift',
    subjectType: 'suppression',
    subjectId: id,
    before: { address, reason },
  })
  ctx.emit({ type: 'settings.changed', subject: 'suppressions' })
}
