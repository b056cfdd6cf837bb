import { expect, test } from 'vitest'
import { detectAutoMail } from '../detect-auto-mail.ts'
import { parseMail } from '../parse-mail.ts'

const STATUS = 'message/delivery-status'
const MAIL = 'message/rfc822'

async function kindOf(subject: string, text: string, part: string, from = 'Bo <bo@customer.example>') {
  const head = [`From: ${from}`, `Subject: ${subject}`, 'Content-Type: multipart/mixed; boundary=b']
  const own = ['--b', 'Content-Type: text/plain; charset=utf-8', '', text]
  const attached = ['--b', `Content-Type: ${part}`, '', 'Final-Recipient: rfc822; a@b.test', '--b--']
  return detectAutoMail(await parseMail(Buffer.from([...head, '', ...own, ...attached].join('\r\n')))).kind
}

test.each([
  ['Your mail server rejects me', 'Please look at this, I cannot reach you.', STATUS],
  ['Mail bounced', 'Can you help? See the attached report.', STATUS],
  ['Problem', 'Meine Mail kommt zurück, siehe Anhang.', STATUS],
  ['Probleme', 'Mon message ne passe pas, voir ci-joint.', STATUS],
  ['Complaint about message from your agent', 'Your agent was rude, see attached mail.', MAIL],
  ['Complaint about message from Tim', 'Der Ton ist unverschämt.', MAIL],
  ['Abuse report: phishing in your name', 'Hi, I got this phishing mail, please see attached.', MAIL],
  ['Abuse report', 'Your mails are reported as spam here, please stop them.', MAIL],
  ['Fw: abuse from your network', 'Hello, your customer attacks our server. Can you help?', MAIL],
])('takes for a person who attaches a mail to “%s”: %s', async (subject, text, part) => {
  expect(await kindOf(subject, text, part)).toBe('human')
})

test.each([
  ['report', 'complaint about message from 192.0.2.1', '', MAIL, 'staff@isp.example'],
  [
    'report',
    'Email Feedback Report for IP 192.0.2.1',
    'This is an email abuse report.',
    MAIL,
    'a@isp.example',
  ],
  ['report', 'Abuse report', 'This message was reported as spam by a user.', MAIL, 'a@isp.example'],
  ['bounce', 'Lamp', '', STATUS, 'a@b.test'],
  ['bounce', 'Lamp', 'The following addresses had permanent fatal errors: <a@b.test>', STATUS, 'a@b.test'],
  ['bounce', 'Lamp', 'I am sorry that your message could not be delivered.', STATUS, 'mailer-daemon@b.test'],
])('takes for a %s what a program sends under “%s”: %s', async (kind, subject, text, part, from) => {
  expect(await kindOf(subject, text, part, from)).toBe(kind)
})

test.each([
  'Report Domain: ours.example Submitter: mx.example Report-ID: 1',
  'Report domain: ours.example; Submitter: Mail.Ru; Report-ID: 1',
  'Dmarc Aggregate Report Domain: {ours.example}  Submitter: {Amazon SES}  Date: {2025-06-03}  Report-ID: {abc}',
  '[Preview] Report Domain: ours.example Submitter: protection.outlook.com Report-ID: 123',
])('knows a DMARC report by its subject: %s', async (subject) => {
  expect(await kindOf(subject, 'x', 'application/gzip')).toBe('report')
})

test.each(['Report: domain change', 'Re: [Preview] Report Domain: ours.example Submitter: x Report-ID: 1'])(
  'takes for a person who writes “%s”',
  async (subject) => {
    expect(await kindOf(subject, 'What is that?', 'text/plain')).toBe('human')
  },
)
