import { inTenantTransaction, type TenantDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { currentRequestId, logger } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { type DomainEvent, jobsOf } from './events.ts'
import { forgetSessions } from './identity/remembered/sessions.ts'
import { forgetApiKeys } from './identity/remembered-keys.ts'
import { type JobName, sharedJob } from './jobs/contracts.ts'
import type { Role } from './permissions.ts'
import { insertTouches, noteTouched } from './reports/touch.ts'
import { writeDeliveries } from './webhooks/announce.ts'

export { asSystem, closeDatabase, systemReader } from '@frontdesk/db/tenancy'

/**
 * Who acts. A member in a browser, a service with a key, or the product's own work. Where `permissions` are given,
 * they are all of the role's that are left.
 */
export type Actor =
  | { type: 'member'; memberId: string; name: string; role: Role; permissions?: readonly string[] | null }
  | { type: 'api_key'; apiKeyId: string; name: string; role: Role; permissions?: readonly string[] | null }
  | { type: 'system'; name: string; cause?: Cause }

/** The run of a workflow that acts, and the workflows that led to it, itself the last. */
export type Cause = { runId: string; path: string[] }

export type OrgContext = {
  readonly organizationId: string
  readonly actor: Actor
  readonly db: TenantDb
  readonly requestId: string | undefined
  /** Records an event: its jobs become outbox rows in this transaction, its notice goes out after commit. */
  emit(event: DomainEvent): void
}

export type PromisedJob = {
  id: string
  organizationId: string
  job: JobName
  payload: object
  requestId: string | undefined
  notBefore: Date | null
}

/** Heard by browsers alone and promised to nobody: these may be lost. */
type Passing =
  | { type: 'draft.writing'; conversationId: string }
  /** somebody opened or closed a conversation, or began or stopped to write in it */
  | { type: 'viewers.changed'; conversationId: string; memberId: string }

export type Notice = { organizationId: string; event: DomainEvent | Passing }

type AfterCommit = { enqueue(jobs: PromisedJob[]): Promise<void>; publish(notices: Notice[]): Promise<void> }

const held = globalThis as typeof globalThis & { frontdeskAfterCommit?: AfterCommit }

/** Each app hands in, once at its start, what happens after a commit. Both are hints: the outbox is the truth. */
export function setAfterCommit(hooks: AfterCommit): void {
  held.frontdeskAfterCommit = hooks
}

/**
 * Runs a verb in one transaction of one organization, writes the outbox rows of its events in the same
 * transaction, and after the commit enqueues and publishes without making the caller wait for Redis.
 */
export async function inOrganization<T>(
  who: { organizationId: string; actor: Actor },
  run: (ctx: OrgContext) => Promise<T>,
): Promise<T> {
  const requestId = currentRequestId()
  let events: DomainEvent[] = []
  let jobs: PromisedJob[] = []
  let due: PromisedJob[] = []
  const result = await inTenantTransaction(who.organizationId, async (db) => {
    events = []
    jobs = []
    const emit = (event: DomainEvent) => {
      events.push(event)
      jobs.push(...promise(who.organizationId, event, currentRequestId()))
    }
    const outcome = await run({ ...who, db, requestId, emit })
    for (const event of await writeDeliveries(db, who.organizationId, events)) emit(event)
    due = await writeOutbox(db, { organizationId: who.organizationId, jobs, touched: touchedBy(events) })
    return outcome
  })
  if (jobs.length > 0) faultPoint('commit-before-enqueue')
  if (events.some(({ type }) => type === 'api_keys.ended')) await forgetApiKeys()
  if (events.some(({ type }) => type === 'sessions.ended')) await forgetSessions()
  announce(
    due,
    events.map((event) => ({ organizationId: who.organizationId, event })),
  )
  return result
}

/** The conversations something happened in. */
function touchedBy(events: readonly DomainEvent[]): string[] {
  return events.flatMap((event) => ('conversationId' in event ? [event.conversationId] : []))
}

/** Has browsers look at something that no transaction carries. */
export function tell(notices: Notice[]): void {
  announce([], notices)
}

function promise(organizationId: string, event: DomainEvent, requestId: string | undefined): PromisedJob[] {
  return jobsOf(event).map(({ job, payload, notBefore }) => ({
    id: newId(),
    organizationId,
    job,
    payload,
    requestId,
    notBefore,
  }))
}

/**
 * Returns what is to be done at once. What is for later is left to the relay, which goes by the clock of the
 * database: a worker whose clock is wrong would take it out of a queue too early.
 */
async function writeOutbox(
  db: TenantDb,
  { organizationId, jobs, touched }: { organizationId: string; jobs: PromisedJob[]; touched: string[] },
): Promise<PromisedJob[]> {
  if (jobs.length === 0) {
    await noteTouched({ db, organizationId }, touched)
    return []
  }
  const [first, ...further] = jobs.filter(({ job }) => job === sharedJob)
  const rows = JSON.stringify(jobs.filter((one) => one === first || !further.includes(one)))
  const written = await db.$queryRaw<{ id: string }[]>`
    WITH touches AS (${insertTouches(organizationId, touched)})
    INSERT INTO outbox (id, organization_id, job, payload, request_id, not_before, enqueued_at)
    SELECT (r->>'id')::uuid, (r->>'organizationId')::uuid, r->>'job', r->'payload', r->>'requestId',
      coalesce((r->>'notBefore')::timestamptz, now()),
      CASE WHEN (r->>'notBefore')::timestamptz > now() THEN NULL ELSE now() END
    FROM jsonb_array_elements(${rows}::jsonb) r
    WHERE r->>'job' <> ${sharedJob} OR NOT EXISTS (
      SELECT 1 FROM outbox WHERE job = 'run-workflows' AND done_at IS NULL AND begun_at IS NULL
        AND not_before <= now() + interval '1 second')
    RETURNING CASE WHEN enqueued_at IS NOT NULL THEN id END AS id`
  const due = new Set(written.map(({ id }) => id))
  return jobs.filter(({ id }) => due.has(id))
}

function announce(jobs: PromisedJob[], notices: Notice[]): void {
  const hooks = held.frontdeskAfterCommit
  if (!hooks) return
  const warn = (step: string) => (error: unknown) => logger.warn({ error, step }, 'after-commit hint lost')
  if (jobs.length > 0) hooks.enqueue(jobs).catch(warn('enqueue'))
  if (notices.length > 0) hooks.publish(notices).catch(warn('publish'))
}
