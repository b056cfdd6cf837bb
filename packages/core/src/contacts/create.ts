import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import { placeContacts } from '../companies/place-contacts.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type ContactView, findContact } from './list.ts'

export async function createContact(
  ctx: OrgContext,
  input: { email: string; name: string },
): Promise<ContactView> {
  require(ctx, 'contacts:write')
  const id = newId()
  const { count } = await ctx.db.contact.createMany({
    data: [
      {
        id,
        organizationId: ctx.organizationId,
        email: input.email.toLowerCase(),
        name: storable(input.name),
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) throw new Conflict('A contact with this address exists already', 'already_exists')
  await placeContacts(ctx, [input.email.toLowerCase()])
  await writeAudit(ctx, { action: 'contact.create', subjectType: 'contact', subjectId: id })
  return findContact(ctx, id)
}
