import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type ContactView, findContact } from './list.ts'

const shownMoods = 20

/** One contact, with how they sounded in their last messages, oldest first. */
export async function readContact(
  ctx: OrgContext,
  id: string,
): Promise<ContactView & { moods: { at: string; sentiment: number }[] }> {
  require(ctx, 'contacts:read')
  const contact = await findContact(ctx, id)
  const moods = await ctx.db.$queryRaw<{ at: Date; sentiment: number }[]>`
    SELECT DISTINCT ON (m.created_at, m.id) m.created_at AS at, j.sentiment
    FROM conversations c
    JOIN messages m ON m.organization_id = c.organization_id AND m.conversation_id = c.id
    JOIN classifications j ON j.organization_id = m.organization_id AND j.message_id = m.id
    WHERE c.contact_id = ${id}::uuid
    ORDER BY m.created_at DESC, m.id, j.created_at DESC LIMIT ${shownMoods}`
  return {
    ...contact,
    moods: moods.toReversed().map(({ at, sentiment }) => ({ at: at.toISOString(), sentiment })),
  }
}
