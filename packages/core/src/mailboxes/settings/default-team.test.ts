import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { untilSomebodyWaits } from '@frontdesk/db/test/locks'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { assignTeam } from '../../conversations/assign-team.ts'
import { openConversation } from '../../conversations/open.ts'
import { split } from '../../conversations/reorganize/split.ts'
import { ingestMail } from '../../flows/ingest-mail.ts'
import { createTeam } from '../../teams/create.ts'
import { deleteTeam } from '../../teams/delete.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { accept, arrivedAs, rawMail, receiveMail } from '../../test/mails.ts'
import { readDefaultTeam, setDefaultTeam } from './default-team.ts'

withTestDatabase()

let organization: TestOrganization
let teamId: string

beforeEach(async () => {
  organization = await createOrganization()
  teamId = await make('Returns')
  await setDefault(organization.mailbox.id, teamId)
})

const make = async (name: string) =>
  (await as(organization, 'admin', (ctx) => createTeam(ctx, { name, description: '' }))).id
const setDefault = (id: string, team: string | null) =>
  as(organization, 'admin', (ctx) => setDefaultTeam(ctx, { id, teamId: team }))

async function connectSecond(): Promise<{ id: string; address: string }> {
  const second = { id: newId(), address: `sales@${organization.slug}.example` }
  const names = { name: 'Sales', fromName: 'Sales' }
  await asSystem('test', (db) =>
    db.mailbox.create({ data: { ...second, ...names, organizationId: organization.id } }),
  )
  return second
}

test('a mailbox shows its default team, and a change of nothing leaves no trace', async () => {
  const { id } = organization.mailbox
  const shown = await as(organization, 'viewer', (ctx) => readDefaultTeam(ctx, id))
  expect(shown).toEqual({ team: { id: teamId, name: 'Returns' } })
  await setDefault(id, teamId)
  await setDefault(id, null)
  expect(await auditEntries(organization, 'mailbox.default_team')).toHaveLength(2)
})

test('a mail that opens a conversation gives it the team, and one that continues it leaves it alone', async () => {
  const first = await receiveMail(organization, { messageId: '<first@customer.example>' })
  expect(first.conversation.teamId).toBe(teamId)
  const conversation = first.conversation.id
  const sales = await make('Sales')
  await as(organization, 'agent', (ctx) => assignTeam(ctx, { conversation, teamId: sales }))
  const next = await receiveMail(organization, { inReplyTo: '<first@customer.example>' })
  expect(next.conversation).toMatchObject({ id: conversation, teamId: sales })
})

test('mails of one group get the team of the mailbox each came to', async () => {
  const second = await connectSecond()
  const sales = await make('Sales')
  await setDefault(second.id, sales)
  const third = { id: newId(), address: `quiet@${organization.slug}.example` }
  await asSystem('test', (db) =>
    db.mailbox.create({
      data: { ...third, organizationId: organization.id, name: 'Quiet', fromName: 'Quiet' },
    }),
  )
  const expected = [
    [organization.mailbox, teamId],
    [second, sales],
    [third, null],
  ] as const
  const arrivals = Array.from({ length: 24 }, (_, index) => expected[index % 3] ?? expected[0])
  const ids: string[] = []
  for (const [index, [mailbox]] of arrivals.entries()) {
    const raw = rawMail({ to: mailbox.address, from: `n${index}@customer.example` })
    const arrival = { raw, mailboxId: mailbox.id, envelopeTo: mailbox.address }
    ids.push((await accept(organization, arrival)).inboundMailId)
  }
  await Promise.all(
    ids.map((inboundMailId) => ingestMail({ organizationId: organization.id, inboundMailId })),
  )
  const got = await Promise.all(ids.map(async (id) => (await arrivedAs(id)).conversation.teamId))
  expect(got).toEqual(arrivals.map(([, team]) => team))
})

test('a mail found among the sent ones, and a conversation opened by hand, get the team too', async () => {
  const { address } = organization.mailbox
  const sent = await receiveMail(
    organization,
    { from: address, to: 'Ada <ada@customer.example>' },
    {
      origin: { via: 'provider', authority: null, sent: true },
      atProvider: {
        providerMessageId: `gmail:${newId()}`,
        providerThreadId: null,
        contentHash: null,
        receivedAt: null,
      },
    },
  )
  expect(sent.conversation).toMatchObject({ status: 'pending', teamId })
  const opened = await as(organization, 'agent', (ctx) =>
    openConversation(ctx, {
      contact: { email: 'bo@customer.example', name: 'Bo' },
      subject: 'Call',
      text: 'They called.',
      direction: 'inbound',
      tags: [],
    }),
  )
  expect(opened.team).toEqual({ id: teamId, name: 'Returns' })
})

test('what is split off stays with the team of its conversation', async () => {
  const first = await receiveMail(organization, { messageId: '<two@customer.example>' })
  const next = await receiveMail(organization, { inReplyTo: '<two@customer.example>' })
  await setDefault(organization.mailbox.id, null)
  await as(organization, 'agent', (ctx) =>
    split(ctx, { conversation: first.conversation.id, messageIds: [next.message.id] }),
  )
  const { conversation } = await arrivedAs(next.inboundMailId)
  expect(conversation.id).not.toBe(first.conversation.id)
  expect(conversation.teamId).toBe(teamId)
})

/** Asks for `work` at the very moment the team has gone and nobody can see it yet. */
async function whileTeamGoes<T>(work: () => Promise<T>): Promise<T> {
  const gone = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const deleting = as(organization, 'admin', async (ctx) => {
    await deleteTeam(ctx, teamId)
    gone.resolve()
    await ended.promise
  })
  await gone.promise
  const working = work()
  await untilSomebodyWaits()
  ended.resolve()
  await deleting
  return working
}

test('a mail that is being written while its team goes waits for that, and has none', async () => {
  const { inboundMailId } = await accept(organization, { raw: rawMail({ from: 'eve@customer.example' }) })
  await whileTeamGoes(() => ingestMail({ organizationId: organization.id, inboundMailId }))
  expect((await arrivedAs(inboundMailId)).conversation.teamId).toBeNull()
})

test('so does a conversation that is being opened', async () => {
  const opened = await whileTeamGoes(() =>
    as(organization, 'agent', (ctx) =>
      openConversation(ctx, {
        contact: { email: 'eve@customer.example', name: 'Eve' },
        subject: 'Where is it?',
        text: 'My order',
        direction: 'inbound',
        tags: [],
      }),
    ),
  )
  expect(opened.team).toBeNull()
})

test('mail that arrives while its team is deleted is written all the same, without the team', async () => {
  const accepted = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      accept(organization, { raw: rawMail({ from: `d${index}@customer.example` }) }),
    ),
  )
  const ids = accepted.map(({ inboundMailId }) => inboundMailId)
  await Promise.all([
    ...ids.map((inboundMailId) => ingestMail({ organizationId: organization.id, inboundMailId })),
    as(organization, 'admin', (ctx) => deleteTeam(ctx, teamId)),
  ])
  const arrived = await Promise.all(ids.map(arrivedAs))
  expect(arrived.map(({ conversation }) => conversation.teamId)).toEqual(ids.map(() => null))
})
