import type { Disclosure } from '@frontdesk/ai/calls/ask-options'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'

/** Writes down what is about to leave the system; its id becomes that of the call. */
export async function writeDisclosure(
  ctx: OrgContext,
  conversationId: string | null,
  disclosure: Disclosure,
): Promise<{ id: string }> {
  const id = newId()
  const { placeholders, ...line } = disclosure
  await ctx.db.aiDisclosure.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      conversationId,
      ...line,
      placeholders: { ...placeholders },
    },
    select: { id: true },
  })
  return { id }
}
