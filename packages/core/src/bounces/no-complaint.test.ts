import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { findMessage } from '../messages/find.ts'
import { reply } from '../messages/reply.ts'
import { listSuppressions } from '../suppressions/list.ts'
import { as } from '../test/contexts.ts'
import { receive, receiveMail } from '../test/mails.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'

withTestDatabase()
withScriptedSmtp()

/** A feedback report about a mail that was really sent, with these fields; what became of its recipient. */
async function reportedWith(fields: string[]) {
  const organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
  const { conversation } = await receiveMail(organization)
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: conversation.id, text: 'On its way', attachmentIds: [], resolve: true }),
  )
  await deliverMessage({ organizationId: organization.id, messageId: sent.id })
  const lines = [
    'From: Feedback loop <fbl@provider.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: A report on a mail',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'A report on a mail of yours.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    ...fields,
    'User-Agent: Loop/1.0',
    'Version: 1',
    'Original-Rcpt-To: ada@customer.example',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${sent.messageId}`,
    'Subject: Re: Where is my parcel',
    '',
    'On its way',
    '--b--',
    '',
  ]
  await receive(organization, {
    raw: Buffer.from(lines.join('\r\n')),
    envelopeFrom: 'fbl@provider.example',
  })
  const { delivery } = await as(organization, 'agent', (ctx) => findMessage(ctx, sent.id))
  const { items } = await as(organization, 'viewer', (ctx) => listSuppressions(ctx, { limit: 50 }))
  return { state: delivery?.recipients[0]?.state, suppressed: items.map(({ reason }) => reason) }
}

test.each([
  ['mail that was welcome after all', ['Feedback-Type: not-spam']],
  ['the same in other letters', ['feedback-type:  NOT-SPAM ']],
  ['a failed signature', ['Feedback-Type: auth-failure', 'Auth-Failure: dmarc', 'Delivery-Result: reject']],
  ['a failed signature without its type', ['Auth-Failure: dkim']],
])('a report of %s is no complaint: nobody is marked or suppressed', async (_, fields) => {
  expect(await reportedWith(fields)).toEqual({ state: 'sent', suppressed: [] })
})

test.each([
  ['abuse', ['Feedback-Type: abuse']],
  ['abuse, with a failed signature beside it', ['Feedback-Type: abuse', 'Auth-Failure: spf']],
  ['a wish to get no more', ['Feedback-Type: opt-out']],
  ['no type at all', []],
])('a report of %s is a complaint', async (_, fields) => {
  expect(await reportedWith(fields)).toEqual({ state: 'complained', suppressed: ['complaint'] })
})
