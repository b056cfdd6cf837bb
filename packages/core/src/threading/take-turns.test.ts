import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { expect, test } from 'vitest'
import { inOrganization } from '../context.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { readMail } from '../messages/inbound/received-mail.ts'
import { ingest } from '../messages/ingest.ts'
import { accept, arrivedAs, type MailFields, rawMail } from '../test/mails.ts'

withTestDatabase()

/** Writes a mail in a transaction of its own, as a second worker would, which ends when `until` does. */
async function write(organization: TestOrganization, fields: MailFields, until: Promise<void>) {
  const raw = rawMail({ to: organization.mailbox.address, ...fields })
  const { inboundMailId } = await accept(organization, { raw })
  const mail = await readMail(raw)
  const who = { organizationId: organization.id, actor: { type: 'system', name: 'ingest' } } as const
  const written = Promise.withResolvers<void>()
  const committed = inOrganization(who, async (ctx) => {
    await ingest(ctx, [{ inboundMailId, mail, files: [], rawKey: rawKey(organization.id, inboundMailId) }])
    written.resolve()
    await until
  })
  return { written: written.promise, committed, arrived: () => arrivedAs(inboundMailId) }
}

const [question, answer] = [`<${newId()}@customer.example>`, `<${newId()}@customer.example>`]
const at = Promise.resolve()

test.each<[string, MailFields, MailFields]>([
  ['a question and its answer', { messageId: question }, { inReplyTo: question }],
  ['an answer and its question', { inReplyTo: answer }, { messageId: answer }],
  ['a question and what is sent after it', { subject: 'Parcel' }, { subject: 'Re: Parcel' }],
])('%s that two workers write at the same moment are one conversation', async (_, first, second) => {
  const organization = await createOrganization()
  const held = Promise.withResolvers<void>()
  const earlier = await write(organization, first, held.promise)
  await earlier.written
  const later = await write(organization, second, at)
  const state = await Promise.race([
    later.written.then(() => 'written'),
    new Promise((resolve) => setTimeout(resolve, 300, 'waiting')),
  ])
  held.resolve()
  await Promise.all([earlier.committed, later.committed])
  expect(state).toBe('waiting')
  const [one, other] = [await earlier.arrived(), await later.arrived()]
  expect(other.conversation.id).toBe(one.conversation.id)
})
