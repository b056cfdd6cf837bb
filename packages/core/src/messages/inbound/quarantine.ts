import type { OrgContext } from '../../context.ts'
import { storable } from '../storable.ts'

/** Sets a mail aside that cannot be read; its raw form stays, and nothing behind it waits. */
export async function quarantine(
  ctx: OrgContext,
  input: { inboundMailId: string; error: string },
): Promise<void> {
  await ctx.db.inboundMail.updateMany({
    where: { id: input.inboundMailId, state: 'received' },
    data: { state: 'quarantined', error: storable(input.error), finishedAt: new Date() },
  })
  ctx.emit({ type: 'settings.changed', subject: 'quarantine' })
}
