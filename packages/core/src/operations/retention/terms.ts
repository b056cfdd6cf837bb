import { Prisma } from '@frontdesk/db/tenancy'
import { env } from '@frontdesk/runtime/env'
import { leastIdAt } from '@frontdesk/runtime/id'

/** What is kept for how long: `days` after which `rows` of a table go, or lose what `blank` names. */
export type Term = {
  name: string
  table: string
  /** null where nothing goes */
  days: () => number | null
  /** which rows are past their term, which ended then */
  rows: (until: Date) => Prisma.Sql
  blank?: string
}

const { sql } = Prisma
const always = (days: number) => () => days
/** Ids tell the time they were made, so that the key is the index. */
const madeBefore = (until: Date) => sql`id < ${leastIdAt(until)}::uuid AND created_at < ${until}`

/**
 * Everything that goes by itself. What is not named here stays: conversations, mails, knowledge, the calls of
 * providers that reports are counted from, and above all the records of compliance cases, which nothing deletes.
 * The log of workflows has terms of its own, since a run that waits keeps what led to it.
 */
export const terms: readonly Term[] = [
  {
    name: 'promises that were kept',
    table: 'outbox',
    days: always(1),
    rows: (until) => sql`done_at < ${until}`,
  },
  {
    name: 'answers kept for repeated requests',
    table: 'idempotency_keys',
    days: always(1),
    rows: (until) => sql`created_at < ${until}`,
  },
  {
    name: 'sessions that are over',
    table: 'sessions',
    days: always(30),
    rows: (until) => sql`expires_at < ${until}`,
  },
  {
    name: 'deliveries of webhooks, with what was sent and answered',
    table: 'webhook_deliveries',
    days: always(30),
    rows: (until) => sql`state <> 'waiting' AND occurred_at < ${until}`,
  },
  {
    name: 'what other systems sent to webhooks of ours',
    table: 'incoming_webhook_calls',
    days: always(30),
    rows: (until) => sql`body IS NOT NULL AND received_at < ${until}`,
    blank: 'body',
  },
  {
    name: 'figures of processes',
    table: 'process_minutes',
    days: always(30),
    rows: (until) => sql`minute < ${until}`,
  },
  {
    name: 'notifications',
    table: 'notifications',
    days: always(90),
    rows: (until) => sql`created_at < ${until}`,
  },
  {
    name: 'what providers said when a call failed',
    table: 'ai_calls',
    days: always(90),
    rows: (until) => sql`error IS NOT NULL AND created_at < ${until}`,
    blank: 'error',
  },
  {
    name: 'errors that came no more',
    table: 'error_groups',
    days: always(90),
    rows: (until) => sql`last_seen_at < ${until}`,
  },
  {
    name: 'probes',
    table: 'health_probes',
    days: always(90),
    rows: (until) => sql`minute < ${until}`,
  },
  {
    name: 'failed work that was decided about',
    table: 'failed_jobs',
    days: always(180),
    rows: (until) => sql`coalesce(retried_at, discarded_at) < ${until}`,
  },
  {
    name: 'trials',
    table: 'replays',
    days: always(180),
    rows: (until) => sql`state <> 'running' AND coalesce(finished_at, created_at) < ${until}`,
  },
  {
    name: 'the ledger of what left for providers',
    table: 'ai_disclosures',
    days: always(400),
    rows: madeBefore,
  },
  {
    // Entries about compliance cases anchor the record that nothing deletes, so they stay as long as it does.
    name: 'the audit log',
    table: 'audit_entries',
    days: () => env.AUDIT_RETENTION_DAYS ?? null,
    rows: (until) => sql`${madeBefore(until)} AND subject_type <> 'compliance_case'`,
  },
]
