import { writeAudit } from '../audit.ts'
import { findCompany } from '../companies/list.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { type ContactView, findContact } from './list.ts'

/** Says which company a contact belongs to, or that it is none. Later mail leaves it so. */
export async function setCompany(
  ctx: OrgContext,
  { id, companyId }: { id: string; companyId: string | null },
): Promise<ContactView> {
  require(ctx, 'contacts:write')
  await ctx.db.$queryRaw`SELECT 1 FROM contacts WHERE id = ${id}::uuid FOR UPDATE`
  const contact = await ctx.db.contact.findUnique({ where: { id } })
  if (!contact) throw new NotFound('The contact')
  if (companyId !== null) await findCompany(ctx, companyId)
  if (contact.companyChosen && contact.companyId === companyId) return findContact(ctx, id)
  await ctx.db.contact.update({ where: { id }, data: { companyId, companyChosen: true } })
  await writeAudit(ctx, {
    action: 'contact.company',
    subjectType: 'contact',
    subjectId: id,
    before: { companyId: contact.companyId },
    after: { companyId },
  })
  ctx.emit({ type: 'contact.changed', contactId: id })
  return findContact(ctx, id)
}
