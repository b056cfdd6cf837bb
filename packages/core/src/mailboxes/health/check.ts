import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { recordIncident, resolveIncidents } from './incidents.ts'

type Seen = {
  mailboxId: string
  organizationId: string
  silent: boolean
  watchDue: boolean
  comparisonDue: boolean
}

/** The shortest silence worth an alarm, in seconds, and how many times its usual gap a mailbox may be silent. */
const shortestGap = 3_600
const patience = 3

/**
 * Looks after every active mailbox: learns how often mail comes, notices silence, and promises what comes due by
 * the day. Safe in several workers, since each step is promised by moving its own time on.
 */
export async function checkMailboxes(): Promise<void> {
  const seen = await asSystem(
    'look after mailboxes',
    (db) =>
      db.$queryRaw<Seen[]>`
      WITH gaps AS (
        SELECT organization_id, mailbox_id, max(received_at) AS last_mail_at,
          extract(epoch FROM (max(received_at) - min(received_at)) / nullif(count(*) - 1, 0))::int AS gap
        FROM (SELECT organization_id, mailbox_id, received_at, row_number() OVER (
            PARTITION BY organization_id, mailbox_id ORDER BY received_at DESC) AS place
          FROM inbound_mails WHERE received_at > now() - interval '14 days') recent
        WHERE place <= 200 GROUP BY 1, 2
      ), due AS (
        SELECT s.organization_id, s.mailbox_id, s.watch_expires_at, s.reconciled_at, g.last_mail_at, g.gap
        FROM mailbox_syncs s
        JOIN mailboxes b ON b.organization_id = s.organization_id AND b.id = s.mailbox_id AND b.state = 'active'
        LEFT JOIN gaps g ON g.organization_id = s.organization_id AND g.mailbox_id = s.mailbox_id
        FOR UPDATE OF s SKIP LOCKED
      )
      UPDATE mailbox_syncs s SET last_mail_at = coalesce(d.last_mail_at, s.last_mail_at),
        usual_gap_seconds = coalesce(d.gap, s.usual_gap_seconds),
        reconciled_at = CASE WHEN s.reconciled_at < now() - interval '1 day' THEN now() ELSE coalesce(s.reconciled_at, now()) END,
        watch_asked_at = CASE WHEN s.watch_asked_at IS NULL OR s.watch_asked_at < now() - interval '1 day'
          OR (s.watch_expires_at < now() AND s.watch_asked_at < now() - interval '10 minutes')
          THEN now() ELSE s.watch_asked_at END
      FROM due d WHERE d.organization_id = s.organization_id AND d.mailbox_id = s.mailbox_id
      RETURNING s.mailbox_id AS "mailboxId", s.organization_id AS "organizationId",
        s.watch_asked_at = now() AS "watchDue", coalesce(d.reconciled_at < now() - interval '1 day', false) AS "comparisonDue",
        coalesce(s.last_mail_at < now() - make_interval(secs => ${patience} * greatest(${shortestGap}, s.usual_gap_seconds)),
          false) AS silent`,
  )
  for (const mailbox of seen) {
    await inOrganization(
      { organizationId: mailbox.organizationId, actor: { type: 'system', name: 'schedule' } },
      (ctx) => lookAfter(ctx, mailbox),
    )
  }
}

async function lookAfter(
  ctx: OrgContext,
  { mailboxId, silent, watchDue, comparisonDue }: Seen,
): Promise<void> {
  if (silent) await recordIncident(ctx, mailboxId, 'silent', 'no mail for three times the usual gap')
  else await resolveIncidents(ctx, mailboxId, ['silent'])
  if (watchDue) ctx.emit({ type: 'mailbox.watch_due', mailboxId })
  if (comparisonDue) ctx.emit({ type: 'mailbox.comparison_due', mailboxId })
}
