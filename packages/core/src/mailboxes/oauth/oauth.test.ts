import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { hashToken } from '@frontdesk/runtime/crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem, inOrganization } from '../../context.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import type { Role } from '../../permissions.ts'
import { auditEntries } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { finishAuthorization } from './finish.ts'
import { startAuthorization } from './start.ts'

withTestDatabase()

const address = 'desk@shop.example'

let microsoft: Awaited<ReturnType<typeof startFakeMicrosoft>>
let organization: TestOrganization

beforeAll(async () => {
  microsoft = await startFakeMicrosoft({ accounts: [address, 'other@shop.example'] })
  process.env.MICROSOFT_LOGIN_URL = microsoft.loginUrl
  process.env.MICROSOFT_GRAPH_URL = microsoft.graphUrl
  process.env.MICROSOFT_CLIENT_ID = 'client'
  process.env.MICROSOFT_CLIENT_SECRET = 'secret'
})

afterAll(() => microsoft.close())

beforeEach(async () => {
  await asSystem('test', (db) => db.mailbox.deleteMany({ where: { address } }))
  organization = await createOrganization()
})

const memberOf = (where: TestOrganization, role: Role) => {
  const { id, name } = where.members[role]
  return { organizationId: where.id, actor: { type: 'member' as const, memberId: id, name, role } }
}

async function begin(role: Role = 'admin', mailboxId?: string): Promise<URL> {
  const { url } = await inOrganization(memberOf(organization, role), (ctx) =>
    startAuthorization(ctx, { provider: 'microsoft', mailboxId }),
  )
  return new URL(url)
}

/** What the provider sends the member back with once they agreed. */
async function agree(url: URL, as = address): Promise<{ state: string; code: string }> {
  url.searchParams.set('login_hint', as)
  const answer = await fetch(url, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '' }
}

const finish = (answer: { state: string; code: string }, role: Role = 'admin', where = organization) =>
  finishAuthorization(memberOf(where, role), { provider: 'microsoft', ...answer })

test('asks for reading, marking and sending, with a proof key and a state that is stored as a hash', async () => {
  const url = await begin()
  const query = Object.fromEntries(url.searchParams)
  expect(query).toMatchObject({
    client_id: 'client',
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'offline_access User.Read Mail.ReadWrite Mail.Send',
  })
  const flows = await asSystem('test', (db) =>
    db.oauthFlow.findMany({ where: { organizationId: organization.id } }),
  )
  expect(flows.map(({ stateHash }) => stateHash)).toEqual([hashToken(query.state ?? '')])
  expect(JSON.stringify(flows)).not.toContain(query.state)
})

test('connects the mailbox, keeps its tokens sealed, and fetches its mail', async () => {
  microsoft.deliver(address, rawMail({ to: address }))
  const mailbox = await finish(await agree(await begin()))
  expect(mailbox).toMatchObject({ channel: 'outlook', address, state: 'active' })
  const row = await asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id: mailbox.id } }))
  for (const token of [...microsoft.logins.accessTokens.keys(), ...microsoft.logins.refreshTokens.keys()])
    expect(row.credentials).not.toContain(token)
  await syncMailbox({ organizationId: organization.id, mailboxId: mailbox.id })
  const mails = await asSystem('test', (db) => db.inboundMail.count({ where: { mailboxId: mailbox.id } }))
  expect(mails).toBeGreaterThan(0)
  expect(await auditEntries(organization, 'mailbox.connect')).toHaveLength(1)
})

test('counts once', async () => {
  const answer = await agree(await begin())
  await finish(answer)
  await expect(finish(answer)).rejects.toMatchObject({ code: 'invalid' })
})

test('is for the member who began, in their organization', async () => {
  const answer = await agree(await begin('admin'))
  await expect(finish(answer, 'owner')).rejects.toMatchObject({ code: 'invalid' })
  const other = await createOrganization()
  await expect(finish(answer, 'admin', other)).rejects.toMatchObject({ code: 'invalid' })
  await expect(finish({ ...answer, state: 'x'.repeat(43) })).rejects.toMatchObject({ code: 'invalid' })
  expect((await finish(answer)).address).toBe(address)
})

test('is over after ten minutes', async () => {
  const answer = await agree(await begin())
  await asSystem('test', (db) =>
    db.oauthFlow.updateMany({
      where: { organizationId: organization.id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    }),
  )
  await expect(finish(answer)).rejects.toMatchObject({ code: 'invalid' })
})

test('connecting again with another account is refused, and the mailbox stays as it was', async () => {
  const mailbox = await finish(await agree(await begin()))
  const before = await asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id: mailbox.id } }))
  const answer = await agree(await begin('admin', mailbox.id), 'other@shop.example')
  await expect(finish(answer)).rejects.toMatchObject({ code: 'another_account' })
  const after = await asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id: mailbox.id } }))
  expect(after).toEqual(before)
  expect((await finish(await agree(await begin('admin', mailbox.id)))).id).toBe(mailbox.id)
})

test('a mailbox of another organization is not taken over', async () => {
  await finish(await agree(await begin()))
  const other = await createOrganization()
  const ours = organization
  organization = other
  const answer = await agree(await begin())
  await expect(finish(answer)).rejects.toMatchObject({ code: 'already_exists' })
  const rows = await asSystem('test', (db) => db.mailbox.findMany({ where: { address } }))
  expect(rows.map(({ organizationId }) => organizationId)).toEqual([ours.id])
})

test('only those who may manage mailboxes begin', async () => {
  await expect(begin('agent')).rejects.toMatchObject({ code: 'forbidden' })
})
