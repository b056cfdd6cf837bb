import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { storable } from '../../messages/storable.ts'

export type IncidentCode =
  | 'access_lost'
  | 'rate_limited'
  | 'provider_unavailable'
  | 'mail_unreadable'
  | 'silent'
  | 'watch_lapsed'
  | 'secret_expiring'
  | 'mails_missing'
  | 'mail_loop'
  | 'automatic_mail_capped'

/**
 * What each kind of trouble means, for a person who does not know protocols; and whether admins are woken. What is
 * shared strikes all mailboxes at once, and wakes them once. */
export const incidentWords: Record<IncidentCode, { text: string; alarm: boolean; shared?: true }> = {
  access_lost: {
    text: 'The provider no longer lets us in. Connect the mailbox again; nothing is lost, and the gap is fetched.',
    alarm: true,
  },
  rate_limited: { text: 'The provider asked us to slow down. We go on by ourselves.', alarm: false },
  provider_unavailable: { text: 'The provider does not answer. We keep trying.', alarm: false },
  mail_unreadable: { text: 'A mail could not be fetched from the provider. All others were.', alarm: false },
  silent: {
    text: 'No mail has come for three times as long as usual. Please check that mail arrives.',
    alarm: true,
  },
  watch_lapsed: {
    text: 'The provider no longer tells us of new mail at once. We look every few seconds instead.',
    alarm: true,
  },
  secret_expiring: {
    text: 'The secret with which Frontdesk signs in at the provider expires within 30 days. Whoever runs this installation has to make a new one, or mail will stop.',
    alarm: true,
    shared: true,
  },
  mails_missing: {
    text: 'A comparison with the provider found mails that had not come. They were fetched.',
    alarm: false,
  },
  mail_loop: {
    text: 'Another robot answers our automatic mails. We have stopped writing to it for a day.',
    alarm: true,
  },
  automatic_mail_capped: {
    text: 'So many automatic mails were about to leave that we stopped sending them for now. Please check for a flood of forged mail.',
    alarm: true,
  },
}

/** The kinds of trouble that need somebody. */
export const alarmCodes = Object.entries(incidentWords).flatMap(([code, { alarm }]) => (alarm ? [code] : []))

/**
 * Notes trouble with a mailbox: one open incident of a kind, counted as it goes on. Admins are told once, when it
 * begins.
 */
export async function recordIncident(
  ctx: OrgContext,
  mailboxId: string,
  code: IncidentCode,
  detail: string,
): Promise<void> {
  const id = newId()
  const [row] = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO mailbox_incidents (id, organization_id, mailbox_id, code, detail)
    VALUES (${id}::uuid, ${ctx.organizationId}::uuid, ${mailboxId}::uuid, ${code}, ${storable(detail).slice(0, 500)})
    ON CONFLICT (organization_id, mailbox_id, code) WHERE resolved_at IS NULL
      DO UPDATE SET occurrences = mailbox_incidents.occurrences + 1, last_at = now(), detail = excluded.detail
    RETURNING id`
  if (row?.id !== id) return
  if (incidentWords[code].alarm && !(await isToldElsewhere(ctx, mailboxId, code)))
    ctx.emit({ type: 'mailbox.alarm', mailboxId, incidentId: id })
  ctx.emit({ type: 'mailbox.changed', mailboxId })
}

async function isToldElsewhere(ctx: OrgContext, mailboxId: string, code: IncidentCode): Promise<boolean> {
  if (!incidentWords[code].shared) return false
  const where = { code, resolvedAt: null, mailboxId: { not: mailboxId } }
  return (await ctx.db.mailboxIncident.count({ where })) > 0
}

/** The trouble is over. */
export async function resolveIncidents(
  ctx: OrgContext,
  mailboxId: string,
  codes: IncidentCode[],
): Promise<void> {
  const { count } = await ctx.db.mailboxIncident.updateMany({
    where: { mailboxId, code: { in: codes }, resolvedAt: null },
    data: { resolvedAt: new Date() },
  })
  if (count > 0) ctx.emit({ type: 'mailbox.changed', mailboxId })
}
