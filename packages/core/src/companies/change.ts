import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type CompanyFields, keptFields } from './fields.ts'
import { type CompanyView, findCompany, lockCompany } from './list.ts'
import { setDomains } from './set-domains.ts'

/** Changes what a company is called, what is noted about it, and the domains it is found by. */
export async function changeCompany(
  ctx: OrgContext,
  input: CompanyFields & { id: string },
): Promise<CompanyView> {
  require(ctx, 'contacts:write')
  const { id, ...before } = await lockCompany(ctx, input.id)
  const { domains, ...fields } = keptFields(input)
  await ctx.db.company.update({ where: { id }, data: fields })
  await setDomains(ctx, { companyId: id, before: before.domains, after: domains })
  await writeAudit(ctx, {
    action: 'company.change',
    subjectType: 'company',
    subjectId: id,
    before: { name: before.name, note: before.note, domains: before.domains },
    after: { ...fields, domains },
  })
  ctx.emit({ type: 'company.changed', companyId: id })
  return findCompany(ctx, id)
}
