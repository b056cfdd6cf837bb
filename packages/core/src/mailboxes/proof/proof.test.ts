import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { acknowledgeMessage } from '../../automatic-mail/acknowledge-message.ts'
import { changeAcknowledgement } from '../../automatic-mail/acknowledgement.ts'
import { asSystem } from '../../context.ts'
import { sendAccountMail } from '../../flows/send-account-mail.ts'
import { reply } from '../../messages/reply.ts'
import { as, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { rawMail, receive } from '../../test/mails.ts'
import { withScriptedSmtp } from '../../test/scripted-smtp.ts'
import { connectMailbox } from '../connect.ts'
import { listAddresses, replaceAddresses } from '../settings/addresses.ts'
import { askForProof } from './ask.ts'
import { giveProof } from './give.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let domain: string

beforeEach(async () => {
  organization = await createOrganization()
  domain = `d${newId().slice(-12)}.example`
})

const connect = (address = `help@${domain}`) =>
  as(organization, 'admin', (ctx) =>
    connectMailbox(ctx, { address, name: 'Help', fromName: 'Help', signature: '' }),
  )

const owner = () => {
  const { id: memberId, name } = organization.members.owner
  return {
    organizationId: organization.id,
    actor: { type: 'member', memberId, name, role: 'owner' },
  } as const
}

/** Sends what was promised, and reads the code from the newest mail. */
async function mailedCode(): Promise<string> {
  for (const { id, payload } of await promisedJobs(organization, 'send-account-mail')) {
    await sendAccountMail({ organizationId: organization.id, ...(payload as { sealed: string }) })
    await asSystem('test', (db) => db.outbox.update({ where: { id }, data: { doneAt: new Date() } }))
  }
  return /FD-\w{4}-\w{4}/.exec(smtp.mails.at(-1)?.raw ?? '')?.[0] ?? 'none'
}

const arrive = (mailboxId: string, address: string, text = 'Where is it?', subject = 'Parcel') =>
  receive(organization, { raw: rawMail({ to: address, text, subject }), mailboxId, envelopeTo: address })

const answer = (conversation: string) =>
  as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'On its way', attachmentIds: [], resolve: false }),
  )

/** As if the last code had been mailed so many seconds ago. */
const letPass = (mailboxId: string, seconds: number) =>
  asSystem(
    'test',
    (db) => db.$executeRaw`
      UPDATE mailbox_proofs SET mailed_at = mailed_at - make_interval(secs => ${seconds}::int),
        since = since - make_interval(secs => ${seconds}::int), expires_at = expires_at - make_interval(secs => ${seconds}::int)
      WHERE mailbox_id = ${mailboxId}::uuid`,
  )

test('a forwarding address receives at once, and nothing leaves from it before the mailed code was entered', async () => {
  const { id, address, proven } = await connect()
  expect(proven).toBe(false)
  const { conversation } = await arrive(id, address)
  await expect(answer(conversation.id)).rejects.toMatchObject({ code: 'address_not_proven' })
  const code = await mailedCode()
  expect(smtp.mails.map(({ to }) => to)).toEqual([[address]])
  const confirmed = await giveProof(owner(), { id, code: code.toLowerCase().replaceAll('-', ' ') })
  expect(confirmed).toMatchObject({ proven: true, codeMailedAt: null })
  await answer(conversation.id)
  expect(await auditEntries(organization, 'mailbox.prove')).toHaveLength(1)
})

test('nothing leaves by itself from an address that is not proven', async () => {
  const { id, address } = await connect()
  await as(organization, 'admin', (ctx) => changeAcknowledgement(ctx, { id, enabled: true, text: 'Thanks' }))
  const { message } = await arrive(id, address)
  await acknowledgeMessage({ organizationId: organization.id, messageId: message.id })
  expect(await promisedJobs(organization, 'deliver-message')).toEqual([])
})

test('a mail forwarded from the address that carries the code proves it, any other mail does not', async () => {
  const { id, address } = await connect()
  const code = await mailedCode()
  await arrive(id, address, 'The code is FD-AAAA-AAAA')
  expect((await listed(id)).provenAt).toBeNull()
  await arrive(organization.mailbox.id, organization.mailbox.address, `Look: ${code}`)
  expect((await listed(id)).provenAt).toBeNull()
  await arrive(id, address, `---------- Forwarded message ---------\nSubject: x\n\n${code}`)
  expect((await listed(id)).provenAt).not.toBeNull()
})

const listed = (id: string) => asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id } }))

test('a code counts for its own address, for a day, until the next one, and ten tries', async () => {
  const { id } = await connect()
  const first = await mailedCode()
  const other = await connect(`other@x${domain}`)
  await expect(giveProof(owner(), { id: other.id, code: first })).rejects.toMatchObject({
    code: 'wrong_code',
  })
  await letPass(id, 61)
  await as(organization, 'admin', (ctx) => askForProof(ctx, id))
  const second = await mailedCode()
  await expect(giveProof(owner(), { id, code: first })).rejects.toMatchObject({ code: 'wrong_code' })
  await letPass(id, 86_401)
  await expect(giveProof(owner(), { id, code: second })).rejects.toMatchObject({ code: 'code_expired' })
  await as(organization, 'admin', (ctx) => askForProof(ctx, id))
  const third = await mailedCode()
  for (let tried = 0; tried < 10; tried += 1)
    await expect(giveProof(owner(), { id, code: 'FD-AAAA-AAAA' })).rejects.toMatchObject({
      code: 'wrong_code',
    })
  await expect(giveProof(owner(), { id, code: third })).rejects.toMatchObject({ code: 'code_expired' })
})

test('codes are mailed a minute apart, five a day to an address and twenty for an organization', async () => {
  const { id } = await connect()
  const again = () => as(organization, 'admin', (ctx) => askForProof(ctx, id))
  await expect(again()).rejects.toMatchObject({ code: 'asked_too_often' })
  for (let time = 0; time < 4; time += 1) {
    await letPass(id, 61)
    await again()
  }
  await letPass(id, 61)
  await expect(again()).rejects.toMatchObject({ code: 'asked_too_often' })
  for (let at = 0; at < 20; at += 1) await connect(`a@n${at}${domain}`)
  expect(await promisedJobs(organization, 'send-account-mail')).toHaveLength(20)
  expect(await asSystem('test', (db) => db.mailbox.count({ where: { address: `a@n19${domain}` } }))).toBe(1)
})

test('a proven address vouches for others of its domain, unless the domain is public', async () => {
  const { id } = await connect()
  const aliases = async (mailboxId: string) =>
    as(organization, 'admin', (ctx) => listAddresses(ctx, mailboxId)).then((rows) =>
      rows.map(({ sendAs }) => sendAs),
    )
  const add = (mailboxId: string, address: string) =>
    as(organization, 'admin', (ctx) =>
      replaceAddresses(ctx, { id: mailboxId, items: [{ address, fromName: '' }] }),
    )
  await add(id, `sales@${domain}`)
  expect(await aliases(id)).toEqual([false])
  await giveProof(owner(), { id, code: await mailedCode() })
  expect(await aliases(id)).toEqual([true])
  expect((await connect(`billing@${domain}`)).proven).toBe(true)
  const shared = await connect(`${newId()}@gmx.de`)
  await giveProof(owner(), { id: shared.id, code: await mailedCode() })
  await add(shared.id, `${newId()}@gmx.de`)
  expect(await aliases(shared.id)).toEqual([false])
  expect((await connect(`${newId()}@gmx.de`)).proven).toBe(false)
})

test('what another organization proved vouches for nobody else', async () => {
  const { id } = await connect()
  await giveProof(owner(), { id, code: await mailedCode() })
  organization = await createOrganization()
  expect((await connect(`sales@${domain}`)).proven).toBe(false)
})
