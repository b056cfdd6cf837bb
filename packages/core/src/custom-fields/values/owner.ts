import { findCompany } from '../../companies/list.ts'
import { findContact } from '../../contacts/list.ts'
import type { OrgContext } from '../../context.ts'
import { findConversation, lockConversation } from '../../conversations/query/find.ts'
import type { Subject } from '../field.ts'

const finders: Record<Subject, (ctx: OrgContext, id: string) => Promise<{ id: string }>> = {
  conversation: findConversation,
  contact: findContact,
  company: findCompany,
}

/** The id of what values are about; a conversation goes by its number as well, a merged one by where it went. */
export async function findOwner(ctx: OrgContext, subject: Subject, reference: string): Promise<string> {
  return (await finders[subject](ctx, reference)).id
}

/** The same, locked, so that changes of its values happen one after the other. */
export async function lockOwner(ctx: OrgContext, subject: Subject, reference: string): Promise<string> {
  if (subject === 'conversation') return (await lockConversation(ctx, reference)).id
  if (subject === 'contact')
    await ctx.db.$queryRaw`SELECT 1 FROM contacts WHERE id = ${reference}::uuid FOR UPDATE`
  else await ctx.db.$queryRaw`SELECT 1 FROM companies WHERE id = ${reference}::uuid FOR UPDATE`
  return findOwner(ctx, subject, reference)
}
