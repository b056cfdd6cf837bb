import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'

/** The address is the contact; a name is learned once and never overwritten by a later mail's. */
export async function upsertContact(
  ctx: OrgContext,
  sender: { name: string; address: string },
): Promise<string> {
  const row = Prisma.sql`SELECT ${newId()}::uuid, ${ctx.organizationId}::uuid, ${sender.address}, ${sender.name}`
  const [contact] = await ctx.db.$queryRaw<{ id: string }[]>(upsertContacts(row))
  if (!contact) throw new Error('A contact was neither written nor found')
  return contact.id
}

/** The same as a part of a larger statement. `rows` yields id, organization, address and name, no address twice. */
export function upsertContacts(rows: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO contacts (id, organization_id, email, name) ${rows}
    ON CONFLICT (organization_id, email)
      DO UPDATE SET name = CASE WHEN contacts.name = '' THEN excluded.name ELSE contacts.name END
    RETURNING id, email`
}
