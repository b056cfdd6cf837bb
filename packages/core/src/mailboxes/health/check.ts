import { now } from '@frontdesk/runtime/clock'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { watchSecret } from './client-secret.ts'
import { recordIncident, resolveIncidents } from './incidents.ts'
import { type Arrivals, measureSilence } from './silence.ts'

type Seen = {
  mailboxId: string
  organizationId: string
  channel: string
  signIn: string | null
  lastMailAt: Date | null
  quiet: boolean
  /** how often mail comes is not known, or has not been asked for a day */
  unlearnt: boolean
  watchDue: boolean
  watchLapsed: boolean
  comparisonDue: boolean
}

/** The shortest usual gap, in seconds, and how many times its usual gap a mailbox may be silent. */
const shortestGap = 3_600
const patience = 3
const learningDays = 28

/**
 * Looks after every active mailbox: notices silence and a watch that lapsed, and promises what comes due by the
 * day. Safe in several workers, since each step is promised by moving its own time on.
 */
export async function checkMailboxes(): Promise<void> {
  await beginToWatchForwarding()
  for (const mailbox of await moveOn()) {
    await inOrganization(
      { organizationId: mailbox.organizationId, actor: { type: 'system', name: 'schedule' } },
      (ctx) => lookAfter(ctx, mailbox),
    )
  }
}

/** Nobody syncs a forwarding address, yet nowhere does mail stop as quietly as behind a rule somebody has changed. */
async function beginToWatchForwarding(): Promise<void> {
  await asSystem(
    'watch forwarding addresses',
    (db) => db.$executeRaw`
      INSERT INTO mailbox_syncs (organization_id, mailbox_id)
      SELECT b.organization_id, b.id FROM mailboxes b WHERE b.state = 'active' AND b.channel = 'forwarding'
        AND NOT EXISTS (SELECT FROM mailbox_syncs s WHERE s.organization_id = b.organization_id AND s.mailbox_id = b.id)
      ON CONFLICT DO NOTHING`,
  )
}

function moveOn(): Promise<Seen[]> {
  return asSystem(
    'look after mailboxes',
    (db) => db.$queryRaw<Seen[]>`
      WITH due AS (
        SELECT s.organization_id, s.mailbox_id, b.channel, b.settings ->> 'signIn' AS sign_in, s.reconciled_at, s.watch_asked_at, (
          SELECT max(i.received_at) FROM inbound_mails i
          WHERE i.organization_id = s.organization_id AND i.mailbox_id = s.mailbox_id) AS newest
        FROM mailbox_syncs s
        JOIN mailboxes b ON b.organization_id = s.organization_id AND b.id = s.mailbox_id
          AND b.state = 'active'
        FOR UPDATE OF s SKIP LOCKED
      )
      UPDATE mailbox_syncs s SET last_mail_at = greatest(d.newest, s.last_mail_at),
        reconciled_at = CASE WHEN s.reconciled_at < now() - interval '1 day' THEN now()
          ELSE coalesce(s.reconciled_at, now()) END,
        watch_asked_at = CASE WHEN s.watch_asked_at IS NULL OR s.watch_asked_at < now() - interval '1 day'
          OR (s.watch_expires_at < now() AND s.watch_asked_at < now() - interval '10 minutes')
          THEN now() ELSE s.watch_asked_at END
      FROM due d WHERE d.organization_id = s.organization_id AND d.mailbox_id = s.mailbox_id
      RETURNING s.mailbox_id AS "mailboxId", d.channel, d.sign_in AS "signIn", s.organization_id AS "organizationId", s.last_mail_at AS "lastMailAt",
        coalesce(s.last_mail_at < now() - make_interval(secs => ${patience * shortestGap}), false) AS quiet,
        (s.last_mail_at IS NOT NULL AND (s.usual_gap_seconds IS NULL OR d.reconciled_at < now() - interval '1 day')) AS unlearnt,
        s.watch_asked_at IS DISTINCT FROM d.watch_asked_at AS "watchDue", coalesce(s.watch_expires_at < now(), false) AS "watchLapsed",
        coalesce(d.reconciled_at < now() - interval '1 day', false) AS "comparisonDue"`,
  )
}

async function lookAfter(ctx: OrgContext, mailbox: Seen): Promise<void> {
  const { mailboxId } = mailbox
  if (await isSilent(ctx, mailbox))
    await recordIncident(ctx, mailboxId, 'silent', 'no mail for three times the usual gap')
  else await resolveIncidents(ctx, mailboxId, ['silent'])
  if (mailbox.watchLapsed)
    await recordIncident(ctx, mailboxId, 'watch_lapsed', 'the promise of the provider to call has ended')
  await watchSecret(ctx, mailbox)
  if (mailbox.channel === 'forwarding') return
  if (mailbox.watchDue) ctx.emit({ type: 'mailbox.watch_due', mailboxId })
  if (mailbox.comparisonDue) ctx.emit({ type: 'mailbox.comparison_due', mailboxId })
}

/** What is usual is learnt when it can first be said, once a day, and when a mailbox has been quiet for a while. */
async function isSilent(ctx: OrgContext, { mailboxId, lastMailAt, quiet, unlearnt }: Seen): Promise<boolean> {
  if (lastMailAt === null || !(quiet || unlearnt)) return false
  const arrivals = await ctx.db.$queryRaw<Arrivals[]>`
    SELECT date_trunc('hour', received_at, 'UTC') AS hour, count(*)::int AS count FROM inbound_mails
    WHERE mailbox_id = ${mailboxId}::uuid AND received_at > now() - make_interval(days => ${learningDays})
    GROUP BY 1`
  const { gapSeconds, silentSeconds } = measureSilence({ arrivals, lastMailAt, now: now() })
  if (gapSeconds !== null)
    await ctx.db.mailboxSync.updateMany({ where: { mailboxId }, data: { usualGapSeconds: gapSeconds } })
  const sync = await ctx.db.mailboxSync.findFirst({ where: { mailboxId }, select: { usualGapSeconds: true } })
  const usual = sync?.usualGapSeconds ?? null
  return quiet && usual !== null && silentSeconds > patience * Math.max(shortestGap, usual)
}
