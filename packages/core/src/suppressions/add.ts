import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import type { SuppressionReason } from './refuse.ts'

/** Notes that an address must not be written to again; the first reason stays. */
export async function suppress(
  ctx: OrgContext,
  input: { address: string; reason: SuppressionReason; messageId: string },
): Promise<void> {
  await ctx.db.suppression.createMany({
    data: [
      { id: newId(), organizationId: ctx.organizationId, ...input, address: input.address.toLowerCase() },
    ],
    skipDuplicates: true,
  })
}
