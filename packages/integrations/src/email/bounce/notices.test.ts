import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

const ada = 'ada@customer.example'
const read = async (mail: string) => parseBounce(await parseMail(Buffer.from(mail.replaceAll('\n', '\r\n'))))
const complaint = [{ address: ada, action: 'failed', status: '', reason: 'feedback', permanent: false }]

const feedback = (fields: string, to = ada) => `From: feedback@isp.example
To: abuse@ours.example
Subject: Complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

This is an abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: isp/1.0
${fields}
--b
Content-Type: message/rfc822

From: support@ours.example
To: ${to}
Subject: Your invoice
--b--
`

test.each([
  ['Original-Rcpt-To', `Original-Rcpt-To: <${ada}>`, 'someone@else.example'],
  ['Removal-Recipient', `Removal-Recipient: ${ada}`, 'someone@else.example'],
  ['the mail complained about', 'Original-Mail-From: <support@ours.example>', ada],
])('finds who complained in %s', async (_, fields, to) => {
  expect(await read(feedback(fields, to))).toEqual({ kind: 'feedback', recipients: complaint })
})

test('takes a complaint that hides who complains for one', async () => {
  expect(await read(feedback('Source-IP: 192.0.2.9', '"undisclosed"'))).toEqual({
    kind: 'feedback',
    recipients: [],
  })
})

test('reads a complaint from before there was a format', async () => {
  const mail = `From: staff@mail.example
To: abuse@ours.example
Subject: complaint about message from 192.0.2.9
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: message/rfc822

From: support@ours.example
To: ${ada}
Subject: Your invoice
--b--
`
  expect(await read(mail)).toEqual({ kind: 'feedback', recipients: complaint })
})

const notice = (content: unknown) =>
  read(`From: no-reply@sns.example
To: bounces@ours.example
Subject: AWS Notification Message

${JSON.stringify({ Type: 'Notification', Message: JSON.stringify(content) })}

--
To stop these notices write to optout@sns.example
`)

test('reads who complained from a notice of a sending service', async () => {
  const said = {
    notificationType: 'Complaint',
    mail: { source: 'support@ours.example' },
    complaint: { complainedRecipients: [{ emailAddress: ada }] },
  }
  expect(await notice(said)).toEqual({ kind: 'feedback', recipients: complaint })
})

test.each([
  ['Permanent', 'General', 'user_unknown', true],
  ['Permanent', 'NoEmail', 'user_unknown', true],
  ['Transient', 'MailboxFull', 'mailbox_full', false],
  ['Transient', 'MessageTooLarge', 'too_large', false],
  ['Transient', 'General', 'unknown', false],
])('knows what a notice means by %s %s', async (bounceType, bounceSubType, reason, permanent) => {
  const bounce = { bounceType, bounceSubType, bouncedRecipients: [{ emailAddress: ada }] }
  expect(await notice({ notificationType: 'Bounce', bounce })).toMatchObject({
    kind: 'bounce',
    recipients: [{ address: ada, reason, permanent }],
  })
})

test('reads a notice of a delivery as one', async () => {
  expect(await notice({ notificationType: 'Delivery', delivery: { recipients: [ada] } })).toEqual({
    kind: 'bounce',
    recipients: [{ address: ada, action: 'delivered', status: '', reason: 'unknown', permanent: false }],
  })
})

test('reads the answer of a list that somebody is no member of it', async () => {
  const mail = `From: lamps-admin@lists.example
To: ${ada}
Subject: You ${ada} are not member (lamps)
X-MLServer: fml 4.0

You are not a member of this list.
`
  expect(await read(mail)).toMatchObject({ kind: 'bounce' })
  expect(await read(mail.replace(/X-MLServer.*\n/, ''))).toBeNull()
})

test('takes a receipt for no complaint, whatever the mail is declared as', async () => {
  const receipt = (type: string) =>
    read(`From: ${ada}
To: support@ours.example
Subject: Read: Your invoice
Content-Type: ${type}; boundary=b

--b
Content-Type: text/plain

Your mail was shown.
--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; ${ada}
Disposition: manual-action/MDN-sent-manually; displayed
--b--
`)
  expect(await receipt('multipart/report; report-type=disposition-notification')).toBeNull()
  expect(await receipt('multipart/report; report-type=receipt')).toBeNull()
  expect(await receipt('multipart/mixed')).toBeNull()
})

test.each([
  'Report domain: ours.example Submitter: isp.example Report-ID: <1>',
  'Report Domain: ours.example Submitter: isp.example Report-ID: 1',
])('takes statistics about a domain for no complaint: %s', async (subject) => {
  expect(await read(`From: dmarc@isp.example\nSubject: ${subject}\n\nSee attached.`)).toBeNull()
})
