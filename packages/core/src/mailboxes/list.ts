import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { alarmCodes } from './health/incidents.ts'

export type MailboxView = {
  id: string
  channel: string
  address: string
  name: string
  fromName: string
  signature: string
  state: 'active' | 'paused' | 'reconnect' | 'disconnected'
  /** who signs in to an IMAP mailbox in place of a password */
  signIn: 'google' | 'microsoft' | null
  /** whether replies may leave from it; a forwarding address has to be proven first */
  proven: boolean
  /** when the code that proves it was mailed last; null where none is out */
  codeMailedAt: string | null
  /** kinds of trouble that are not over */
  troubles: string[]
  lastReceivedAt: string | null
  createdAt: string
}

type Row = Omit<MailboxView, 'lastReceivedAt' | 'createdAt' | 'codeMailedAt'> & {
  codeMailedAt: Date | null
  lastReceivedAt: Date | null
  createdAt: Date
}

const firstId = '00000000-0000-0000-0000-000000000000'

const columns = Prisma.sql`
  SELECT b.id, b.channel, b.address, b.name, b.from_name AS "fromName", b.signature, b.state, b.settings ->> 'signIn' AS "signIn",
    (b.channel <> 'forwarding' OR b.proven_at IS NOT NULL) AS proven,
    (SELECT p.mailed_at FROM mailbox_proofs p WHERE p.organization_id = b.organization_id
      AND p.mailbox_id = b.id AND p.expires_at > now()) AS "codeMailedAt",
    ARRAY(SELECT code FROM mailbox_incidents t WHERE t.organization_id = b.organization_id
      AND t.mailbox_id = b.id AND t.resolved_at IS NULL ORDER BY code) AS troubles,
    b.created_at AS "createdAt", (SELECT max(i.received_at) FROM inbound_mails i
      WHERE i.organization_id = b.organization_id AND i.mailbox_id = b.id) AS "lastReceivedAt"
  FROM mailboxes b`

/**
 * Connected mailboxes, oldest first, each with when it last received something; where `troubled` is asked for, only
 * those that need somebody.
 */
export async function listMailboxes(
  ctx: OrgContext,
  input: PageInput & { troubled?: 'true' | undefined },
): Promise<Page<MailboxView>> {
  require(ctx, 'mailboxes:read')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    ${columns} WHERE b.id > ${after?.[0] ?? firstId}::uuid ${input.troubled ? needsSomebody() : Prisma.empty} ORDER BY b.id LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.id], toMailbox)
}

function needsSomebody(): Prisma.Sql {
  return Prisma.sql`AND b.state <> 'disconnected' AND (b.state = 'reconnect' OR EXISTS (
    SELECT 1 FROM mailbox_incidents t WHERE t.organization_id = b.organization_id AND t.mailbox_id = b.id
      AND t.resolved_at IS NULL AND t.code = ANY (${alarmCodes}::text[])))`
}

export async function readMailbox(ctx: OrgContext, id: string): Promise<MailboxView> {
  require(ctx, 'mailboxes:read')
  return findMailbox(ctx, id)
}

export async function findMailbox(ctx: OrgContext, id: string): Promise<MailboxView> {
  const [row] = await ctx.db.$queryRaw<Row[]>`${columns} WHERE b.id = ${id}::uuid`
  if (!row) throw new NotFound('The mailbox')
  return toMailbox(row)
}

function toMailbox(row: Row): MailboxView {
  return {
    ...row,
    codeMailedAt: row.codeMailedAt?.toISOString() ?? null,
    lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
