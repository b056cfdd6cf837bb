import { randomUUID } from 'node:crypto'
import { attachMailbox } from '@frontdesk/core/mailboxes/attach'
import { as } from '@frontdesk/core/test/contexts'
import { asOwner } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { buildMail } from '@frontdesk/integrations/email/build-mail'
import { type FakeMicrosoft, startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { expect, onTestFinished } from 'vitest'

export type Desk = { organization: TestOrganization; mailboxId: string; address: string }

/** A provider of the test's own; workers that start later find it. */
export async function openProvider(accounts: number): Promise<FakeMicrosoft> {
  tests += 1
  const microsoft = await startFakeMicrosoft({
    accounts: Array.from({ length: accounts }, (_, at) => addressOf(at)),
  })
  onTestFinished(() => microsoft.close())
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
  process.env.MICROSOFT_LOGIN_URL = microsoft.loginUrl
  process.env.MICROSOFT_CLIENT_ID = 'client'
  process.env.MICROSOFT_CLIENT_SECRET = 'secret'
  process.env.WEB_URL = 'https://desk.example'
  process.env.MAILBOX_POLL_SECONDS = '2'
  return microsoft
}

let tests = 0

/** An address belongs to one organization for good, so each test has addresses of its own. */
export const addressOf = (at: number) => `desk${at}@test${tests}.example`

/** An organization that has just connected its mailbox; replies leave at once. */
export async function connectDesk(microsoft: FakeMicrosoft, at = 0): Promise<Desk> {
  const organization = await createOrganization()
  await asOwner((client) =>
    client.query('UPDATE organizations SET undo_seconds = 0 WHERE id = $1', [organization.id]),
  )
  const { id: mailboxId } = await connectAgain(microsoft, organization, at)
  // The next test has another provider, which has never heard of this mailbox.
  onTestFinished(async () => {
    await asOwner((client) =>
      client.query(`UPDATE mailboxes SET state = 'disconnected' WHERE id = $1`, [mailboxId]),
    )
  })
  return { organization, mailboxId, address: addressOf(at) }
}

/** What the member's way through the provider's sign-in ends with. */
export async function connectAgain(
  microsoft: FakeMicrosoft,
  organization: TestOrganization,
  at = 0,
  mailboxId: string | null = null,
): Promise<{ id: string }> {
  const address = addressOf(at)
  microsoft.logins.revoked.delete(address)
  const refreshToken = `refresh-${address}-${randomUUID()}`
  microsoft.logins.refreshTokens.set(refreshToken, { address, used: false })
  return as(organization, 'admin', (ctx) =>
    attachMailbox(ctx, {
      kind: 'outlook',
      mailboxId,
      identity: { address, name: 'Desk', aliases: [], maxMailBytes: 35_000_000 },
      settings: {},
      credentials: {
        type: 'oauth',
        provider: 'microsoft',
        accessToken: microsoft.accessToken(address),
        refreshToken,
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      },
    }),
  )
}

let written = 0

/** Customers write; every third mail answers the one before. Returns the Message-IDs. */
export async function customersWrite(
  microsoft: FakeMicrosoft,
  address: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    written += 1
    const messageId = `<${randomUUID()}@customer.example>`
    const answered = at % 3 === 2 ? ids.at(-1) : undefined
    const raw = await buildMail({
      messageId,
      date: new Date(),
      from: { name: 'Ada Keller', address: `customer-${answered ? written - 1 : written}@customer.example` },
      to: [{ name: '', address }],
      cc: [],
      subject: `About order ${written}`,
      text: 'Hello,\n\nwhere is my parcel? It should have been here on Monday.\n\nAda',
      ...(answered ? { inReplyTo: answered } : {}),
      references: answered ? [answered] : [],
      attachments: [],
    })
    microsoft.deliver(address, raw)
    ids.push(messageId)
  }
  return ids
}

/** The main promise for a mailbox: what lies at the provider and what we have are the same mails, each once. */
export async function expectSameMails(
  { organization, mailboxId }: Desk,
  messageIds: string[],
): Promise<void> {
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>(
      `SELECT message_id AS id FROM messages WHERE organization_id = $1 AND mailbox_id = $2 AND direction = 'inbound'`,
      [organization.id, mailboxId],
    ),
  )
  expect(rows.map(({ id }) => id).sort()).toEqual([...messageIds].sort())
}

export async function stateOf({ mailboxId }: Desk): Promise<{ state: string; incidents: string[] }> {
  const { rows } = await asOwner((client) =>
    client.query<{ state: string; incidents: string[] }>(
      `SELECT b.state, ARRAY(SELECT code || ' ' || (resolved_at IS NULL)::text FROM mailbox_incidents i
        WHERE i.mailbox_id = b.id ORDER BY first_at) AS incidents FROM mailboxes b WHERE b.id = $1`,
      [mailboxId],
    ),
  )
  const [row] = rows
  if (!row) throw new Error('There is no such mailbox')
  return row
}
