import { randomUUID } from 'node:crypto'
import { attachMailbox } from '@frontdesk/core/mailboxes/attach'
import { reply } from '@frontdesk/core/messages/reply'
import { as } from '@frontdesk/core/test/contexts'
import { asOwner } from '@frontdesk/db/test/database'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import { buildMail } from '@frontdesk/integrations/email/build-mail'
import { expect } from 'vitest'
import type { Chance } from './chance.ts'
import { deliveriesOf, eventually } from './oracle.ts'
import type { Peer, Source } from './peers/web-peers.ts'
import { createAnsweringOrganization } from './replies.ts'

/** A mailbox of an organization, and where its mails come from. */
export type Desk<From = Peer> = { organization: TestOrganization; mailboxId: string; peer: From }

/** Connects the account as its owner would; replies leave at once. */
export async function connect<From extends Source>(peer: From, known?: Desk<From>): Promise<Desk<From>> {
  const organization = known?.organization ?? (await createAnsweringOrganization())
  const { kind, address } = peer
  const { id } = await as(organization, 'admin', (ctx) =>
    attachMailbox(ctx, {
      kind,
      mailboxId: known?.mailboxId ?? null,
      identity: { address, name: 'Desk', aliases: [], maxMailBytes: 35_000_000 },
      ...peer.access(),
    }),
  )
  return { organization, mailboxId: id, peer }
}

let customers = 0

/** Customers write `count` mails to the account; some go on with a conversation that chance names. */
export async function write(
  peer: Pick<Source, 'address' | 'deliver'>,
  count: number,
  chance: Chance,
): Promise<void> {
  const written: { messageId: string; from: string; subject: string }[] = []
  for (let at = 0; at < count; at += 1) {
    const before = written.length > 0 && chance.between(1, 3) === 1 ? chance.one(written) : null
    customers += 1
    const mail = {
      messageId: `<${randomUUID()}@customer.example>`,
      from: before?.from ?? `customer-${customers}@customer.example`,
      subject: before?.subject ?? `About order ${customers}`,
    }
    written.push(mail)
    peer.deliver(
      await buildMail({
        messageId: mail.messageId,
        date: new Date(),
        from: { name: 'Ada Keller', address: mail.from },
        to: [{ name: '', address: peer.address }],
        cc: [],
        subject: mail.subject,
        text: 'Hello,\n\nwhere is my parcel? It should have been here on Monday.\n\nAda',
        ...(before ? { inReplyTo: before.messageId } : {}),
        references: before ? [before.messageId] : [],
        attachments: [],
      }),
    )
    // Providers date mails to the millisecond at best.
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** Waits until what lies at the provider and what we have are the same mails, each once and in their order. */
export const arrived = (desk: Desk<Pick<Source, 'inbox'>>): Promise<void> =>
  eventually(() => expectSame(desk))

/** The main promise: the ids at the provider and in the database are the same, none missing, none twice. */
export async function expectSame({
  organization,
  mailboxId,
  peer,
}: Desk<Pick<Source, 'inbox'>>): Promise<void> {
  const rows = await ask<{ messageId: string; conversation: number; sequence: number }>(
    `SELECT m.message_id AS "messageId", c.number AS conversation, m.sequence FROM messages m
     JOIN conversations c ON c.id = m.conversation_id
     WHERE m.organization_id = $1 AND m.mailbox_id = $2 AND m.direction = 'inbound' ORDER BY 2, 3`,
    [organization.id, mailboxId],
  )
  const there = peer.inbox()
  expect(rows.map(({ messageId }) => messageId).sort()).toEqual(
    there.map(({ messageId }) => messageId).sort(),
  )
  const arrivedAt = new Map(there.map(({ messageId, at }) => [messageId, at.getTime()]))
  const late = rows.filter(({ messageId, conversation }, index) => {
    const before = rows[index - 1]
    return (
      before?.conversation === conversation &&
      (arrivedAt.get(messageId) ?? 0) < (arrivedAt.get(before.messageId) ?? 0)
    )
  })
  expect(late, 'messages that stand after later ones of their conversation').toEqual([])
  const apart = await ask(
    `SELECT m.message_id FROM messages m JOIN messages p ON p.organization_id = m.organization_id
       AND p.mailbox_id = m.mailbox_id AND p.message_id = m.in_reply_to AND p.conversation_id <> m.conversation_id
     WHERE m.organization_id = $1 AND m.mailbox_id = $2 LIMIT 5`,
    [organization.id, mailboxId],
  )
  expect(apart, 'answers that stand in another conversation than what they answer').toEqual([])
}

/** Answers the newest conversation of the desk. */
export async function answer({ organization, mailboxId }: Desk): Promise<void> {
  const [newest] = await ask<{ id: string }>(
    'SELECT id FROM conversations WHERE organization_id = $1 AND mailbox_id = $2 ORDER BY number DESC LIMIT 1',
    [organization.id, mailboxId],
  )
  await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: newest?.id ?? '',
      text: 'It is on its way.',
      attachmentIds: [],
      resolve: false,
    }),
  )
}

/** Waits until `count` replies are known to have left, and compares them with what left the account. */
export async function answered({ organization, peer }: Desk, count: number): Promise<void> {
  await eventually(async () => {
    const deliveries = await deliveriesOf(organization)
    expect(deliveries.map(({ state }) => state)).toEqual(Array.from({ length: count }, () => 'sent'))
    expect(peer.left().sort()).toEqual(deliveries.map(({ messageId }) => messageId).sort())
  })
}

/** As if the time were over in which a mail may still be on its way. */
export async function settleLost({ organization }: Desk): Promise<void> {
  await ask(
    `UPDATE deliveries SET data_started_at = data_started_at - interval '150 seconds'
     WHERE organization_id = $1 AND state = 'sending' AND data_started_at < now() - interval '10 seconds'`,
    [organization.id],
  )
  await ask(
    'UPDATE outbox SET not_before = now() WHERE organization_id = $1 AND done_at IS NULL AND not_before > now()',
    [organization.id],
  )
}

/** The state of the mailbox, and its troubles: whether each still goes on. */
export async function healthOf({ mailboxId }: Desk) {
  const [row] = await ask<{ state: string; incidents: string[]; heldSeconds: number | null }>(
    `SELECT b.state, extract(epoch FROM s.hold_until - now())::float8 AS "heldSeconds",
       ARRAY(SELECT code || ' ' || CASE WHEN resolved_at IS NULL THEN 'open' ELSE 'over' END
         FROM mailbox_incidents i WHERE i.mailbox_id = b.id ORDER BY first_at) AS incidents
     FROM mailboxes b JOIN mailbox_syncs s ON s.mailbox_id = b.id WHERE b.id = $1`,
    [mailboxId],
  )
  if (!row) throw new Error('There is no such mailbox')
  return row
}

export function ask<Row extends object>(sql: string, values: unknown[]): Promise<Row[]> {
  return asOwner(async (client) => (await client.query<Row>(sql, values)).rows)
}
