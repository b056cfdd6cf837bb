import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import type { MailboxRef } from '../access/access-token.ts'
import { openMailbox } from '../access/open-mailbox.ts'
import { hint } from './hint.ts'

export type Listening = MailboxRef & { token: string }

/** Kinds whose servers keep a connection open and speak when mail comes; others call us, or are asked. */
const speaking = ['imap']

const leaseSeconds = 60
const renewEveryMs = 20_000
/** After trouble a mailbox is polled alone for this long. */
const restSeconds = 120
/** Servers may end a silent IDLE after half an hour (RFC 2177). */
const longestWaitMs = 25 * 60_000

/** Takes mailboxes nobody listens to, up to `most`; of several workers one takes each. */
export async function takeUnheard(most: number): Promise<Listening[]> {
  const token = newId()
  const taken = await asSystem(
    'find mailboxes nobody listens to',
    (db) => db.$queryRaw<MailboxRef[]>`
      UPDATE mailbox_syncs s SET listen_token = ${token}::uuid,
        listen_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE (s.organization_id, s.mailbox_id) IN (
        SELECT d.organization_id, d.mailbox_id FROM mailbox_syncs d
        JOIN mailboxes b ON b.organization_id = d.organization_id AND b.id = d.mailbox_id
          AND b.state = 'active' AND b.channel = ANY (${speaking}::text[])
        WHERE d.cursor IS NOT NULL AND (d.listen_until IS NULL OR d.listen_until < now())
          AND (d.hold_until IS NULL OR d.hold_until < now())
        ORDER BY d.listen_until NULLS FIRST LIMIT ${most} FOR UPDATE OF d SKIP LOCKED)
      RETURNING s.mailbox_id AS "mailboxId", s.organization_id AS "organizationId"`,
  )
  return taken.map((mailbox) => ({ ...mailbox, token }))
}

/**
 * Listens to one mailbox until the signal aborts, trouble comes or another worker has taken over; each word of the
 * server makes the mailbox due. Never rejects.
 */
export async function listen(listening: Listening, signal: AbortSignal): Promise<void> {
  const ended = new AbortController()
  const either = AbortSignal.any([signal, ended.signal])
  const timer = setInterval(() => {
    renew(listening).then(
      (held) => held || ended.abort(),
      () => ended.abort(),
    )
  }, renewEveryMs)
  let rest = 0
  try {
    await hear(listening, either)
  } catch (error) {
    rest = restSeconds
    logger.info({ error, mailboxId: listening.mailboxId }, 'a mailbox is polled instead of listened to')
  } finally {
    clearInterval(timer)
    await release(listening, rest).catch((error: unknown) =>
      logger.warn({ error }, 'a lease was left to end'),
    )
  }
}

async function hear(mailbox: Listening, signal: AbortSignal): Promise<void> {
  const open = await openMailbox(mailbox)
  if (open === null || open === 'forwarding') return
  try {
    const { waitForChange } = open.channel
    if (waitForChange === null) return
    while (!signal.aborted) {
      await waitForChange(AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]))
      if (!signal.aborted) await hint(mailbox)
    }
  } finally {
    await open.channel.close()
  }
}

/** Still ours, and still to be listened to? */
async function renew({ mailboxId, organizationId, token }: Listening): Promise<boolean> {
  return inside(organizationId, async (ctx) => {
    const held = await ctx.db.$executeRaw`
      UPDATE mailbox_syncs s SET listen_until = now() + make_interval(secs => ${leaseSeconds})
      FROM mailboxes b
      WHERE s.mailbox_id = ${mailboxId}::uuid AND s.listen_token = ${token}::uuid
        AND b.organization_id = s.organization_id AND b.id = s.mailbox_id AND b.state = 'active'`
    return held === 1
  })
}

async function release({ mailboxId, organizationId, token }: Listening, rest: number): Promise<void> {
  await inside(
    organizationId,
    (ctx) => ctx.db.$executeRaw`
      UPDATE mailbox_syncs SET listen_token = NULL, listen_until = now() + make_interval(secs => ${rest})
      WHERE mailbox_id = ${mailboxId}::uuid AND listen_token = ${token}::uuid`,
  )
}

function inside<T>(organizationId: string, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'listener' } }, run)
}
