import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { lockQuarantined } from './lock.ts'

/** Has a mail read once more, as after a repair. One that is being read already is left to it. */
export async function retryQuarantinedMail(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'operations:manage')
  const { state } = await lockQuarantined(ctx, id)
  if (state === 'received' || state === 'ingested') return
  if (state === 'discarded') throw new Conflict('This mail was discarded')
  await ctx.db.inboundMail.update({
    where: { id },
    data: { state: 'received', error: null, finishedAt: null },
    select: { id: true },
  })
  await writeAudit(ctx, { action: 'quarantined_mail.retried', subjectType: 'inbound_mail', subjectId: id })
  ctx.emit({ type: 'mails.accepted', mails: [{ inboundMailId: id, requestId: ctx.requestId ?? null }] })
  ctx.emit({ type: 'settings.changed', subject: 'quarantine' })
}
