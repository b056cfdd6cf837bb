import { rawMail, receiveMail } from '@frontdesk/core/test/mails'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { createReprocessing, getRawMessage, getTrace } from '../../contract/conversations/flight-recorder.ts'
import { createMerge, deleteMerge, listMerges } from '../../contract/conversations/reorganizing.ts'
import { call, send } from '../test/call.ts'
import { type Credentials, signedIn } from '../test/callers.ts'

withTestDatabase()

let organization: TestOrganization
let agent: Credentials

beforeAll(async () => {
  organization = await createOrganization()
  agent = await signedIn(organization, 'agent')
})

test('an original is offered for saving only, whatever it holds', async () => {
  const raw = rawMail({ to: organization.mailbox.address, text: '<script>alert(1)</script>' })
  const { message } = await receiveMail(organization, {}, { raw })
  const answer = await send(getRawMessage, { as: agent, params: { id: message.id } })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'message/rfc822',
    'content-disposition': `attachment; filename="message-${message.id}.eml"`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(raw)
})

test('the trace and reading again answer as their contracts say', async () => {
  const { message } = await receiveMail(organization, {})
  const params = { id: message.id }
  const trace = await call(getTrace, { as: agent, params })
  expect(trace).toMatchObject({ status: 200, body: { messageId: message.id } })
  const again = await call(createReprocessing, { as: agent, params })
  expect(again).toMatchObject({ status: 200, body: { changed: [] } })
})

test('a merge is made once for one key, listed, and taken back', async () => {
  const from = (name: string) => receiveMail(organization, { from: `${name}@customer.example` })
  const [source, target] = [await from('kim'), await from('lee')]
  const sent = {
    as: agent,
    params: { id: String(source.conversation.number) },
    body: { into: target.conversation.number },
    headers: { 'idempotency-key': 'merge-once' },
  }
  const made = await call(createMerge, sent)
  expect(made.status, made.text).toBe(201)
  expect((await call(createMerge, sent)).body).toEqual(made.body)
  const params = { id: target.conversation.id, mergeId: String(made.body.id) }
  const listed = await call(listMerges, { as: agent, params })
  expect(listed.body.items).toMatchObject([{ id: made.body.id, undoneAt: null }])
  const undone = await call(deleteMerge, { as: agent, params })
  expect(undone).toMatchObject({ status: 200, body: { id: made.body.id, remark: null } })
})
