import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { lockQuarantined } from './lock.ts'

/** Gives a mail up. Its row and its raw form stay for the record. */
export async function discardQuarantinedMail(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'operations:manage')
  const { state, error, envelopeFrom } = await lockQuarantined(ctx, id)
  if (state === 'discarded') return
  if (state !== 'quarantined') throw new Conflict('This mail is being read again')
  await ctx.db.inboundMail.update({
    where: { id },
    data: { state: 'discarded', finishedAt: now() },
    select: { id: true },
  })
  await writeAudit(ctx, {
    action: 'quarantined_mail.discarded',
    subjectType: 'inbound_mail',
    subjectId: id,
    before: { error, envelopeFrom },
  })
  ctx.emit({ type: 'settings.changed', subject: 'quarantine' })
}
