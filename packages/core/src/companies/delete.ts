import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { lockCompany } from './list.ts'

/** Deletes a company with its values. Its contacts stay; mail from its domains does not bring it back. */
export async function deleteCompany(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'contacts:write')
  const { name, domains, contactCount } = await lockCompany(ctx, id)
  await ctx.db.company.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'company.delete',
    subjectType: 'company',
    subjectId: id,
    before: { name, domains, contacts: contactCount },
  })
  ctx.emit({ type: 'company.changed', companyId: id })
}
