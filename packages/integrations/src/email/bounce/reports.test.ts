import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

const ada = 'ada@customer.example'

/** A report as servers send it: what people read, then what programs read. */
const report = async (prose: string, status: string, type = 'message/delivery-status') => {
  const mail = `From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: support@ours.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain; charset=utf-8

${prose}
--b
Content-Type: ${type}

${status}
--b
Content-Type: message/rfc822

From: support@ours.example
To: ${ada}
Subject: Your invoice

Dear Ada
--b--
`
  return parseBounce(await parseMail(Buffer.from(mail.replaceAll('\n', '\r\n'))))
}

const per = (status: string, diagnostic: string) =>
  `Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${ada}
Action: failed
Status: ${status}
Diagnostic-Code: smtp; ${diagnostic}`

test.each([
  [
    'Postfix',
    '5.0.0',
    'host mx.customer.example[192.0.2.7] said: 550 User unknown (in reply to RCPT TO command)',
    'user_unknown',
    true,
  ],
  [
    'Postfix that verifies',
    '4.1.1',
    '450 4.1.1 Recipient address rejected: unverified address: Address verification in progress',
    'expired',
    false,
  ],
  [
    'Exchange Online',
    '5.4.1',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    'user_unknown',
    true,
  ],
  [
    'Exchange Online, closed group',
    '5.7.133',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
    'auth_failure',
    false,
  ],
  ['Exchange, loop', '5.4.14', '554 5.4.14 Hop count exceeded - possible mail loop', 'network', false],
  [
    'Exchange, restricted recipient',
    '5.7.1',
    '550 5.7.1 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized',
    'policy',
    false,
  ],
  [
    'Exchange, quota',
    '5.2.2',
    'STOREDRV.Deliver.Exception:QuotaExceededException; mailbox full',
    'mailbox_full',
    false,
  ],
  ['Outlook.com', '5.5.0', '550 5.5.0 Requested action not taken: mailbox unavailable', 'user_unknown', true],
  [
    'Gmail, disabled',
    '5.2.1',
    '550 5.2.1 The email account that you tried to reach is inactive.',
    'suspended',
    false,
  ],
  [
    'Gmail, too fast',
    '4.2.1',
    '450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
    'rate_limited',
    false,
  ],
  [
    'Gmail, spam',
    '5.7.1',
    '550 5.7.1 Our system has detected that this message is likely unsolicited mail. To protect our users this message has been blocked.',
    'spam',
    false,
  ],
  [
    'Gmail, alignment',
    '5.7.26',
    '550 5.7.26 Unauthenticated email from ours.example is not accepted due to domain DMARC policy.',
    'auth_failure',
    false,
  ],
  [
    'Google Workspace, no domain',
    '5.0.0',
    'DNS Error: 1 DNS type mx lookup of customer.example responded with code NXDOMAIN Domain name not found',
    'host_unknown',
    true,
  ],
  [
    'Google Workspace, null MX',
    '5.0.0',
    "The domain customer.example doesn't receive email according to the administrator: returned Null MX",
    'not_accepting',
    true,
  ],
  ['Comcast', '5.1.1', '550 5.1.1 Account not found', 'user_unknown', true],
  [
    'AT&T',
    '5.0.0',
    '553 5.3.0 flpd1 DNSBL:RBL 521< 192.0.2.9 >_is_blocked. For assistance contact us',
    'blocked',
    false,
  ],
  [
    'Orange',
    '5.1.1',
    '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416',
    'user_unknown',
    true,
  ],
  [
    'T-Online',
    '5.0.0',
    '554 IP=192.0.2.9 - A problem occurred. (Ask your postmaster for help.)',
    'blocked',
    false,
  ],
  ['Tencent', '5.0.0', '550 Mailbox not found. http://service.mail.example/help', 'user_unknown', true],
  ['NetEase', '5.0.0', '554 DT:SPM mx1,PCgvCgBnH1', 'spam', false],
  ['Mimecast', '5.0.0', '550 Invalid Recipient - https://community.example/docs/550', 'user_unknown', true],
  ['Proofpoint', '5.0.0', '550 5.7.0 Local Policy Violation', 'policy', false],
  [
    'Barracuda',
    '5.0.0',
    '550 permanent failure for one or more recipients (ada@customer.example:550 5.7.1 blocked by our content filter)',
    'spam',
    false,
  ],
  ['IronPort', '5.0.0', '550 #5.1.0 Address rejected.', 'user_unknown', true],
  [
    'GoDaddy',
    '5.0.0',
    '552 5.2.0 Message rejected due to content restrictions: unknown user IB212',
    'spam',
    false,
  ],
  ['iCloud', '5.1.1', '552 5.2.2 user is over quota', 'mailbox_full', false],
  [
    'Yahoo, deferred',
    '4.7.0',
    '421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to user complaints',
    'rate_limited',
    false,
  ],
  [
    'a server that blames the sender',
    '5.1.1',
    '550 5.1.1 <support@ours.example>: Sender address rejected: User unknown',
    'policy',
    false,
  ],
  [
    'a busy server',
    '4.2.0',
    '450 4.2.0 Requested mail action not taken: mailbox unavailable',
    'user_unknown',
    false,
  ],
  ['a server in Polish', '5.0.0', '550 Adresat nieznany: nie istnieje taki adres', 'user_unknown', true],
  ['a server in Russian', '5.0.0', '550 Пользователь не найден', 'user_unknown', true],
])('knows what %s means', async (_, status, diagnostic, reason, permanent) => {
  expect(await report('Your mail was not delivered.', per(status, diagnostic))).toMatchObject({
    kind: 'bounce',
    recipients: [{ address: ada, action: 'failed', reason, permanent }],
  })
})

test.each([
  [
    'an address that names a reason',
    'spam-mailbox-full@customer.example',
    '550 5.1.1 <spam-mailbox-full@customer.example>: user unknown',
  ],
  [
    'a link that names a reason',
    ada,
    '550 5.1.1 user unknown, see https://help.example/mailbox-full/spam?over=quota',
  ],
])('is not misled by %s', async (_, address, diagnostic) => {
  const bounce = await report('Not delivered.', per('5.1.1', diagnostic).replace(ada, address))
  expect(bounce?.recipients).toMatchObject([{ address, reason: 'user_unknown', permanent: true }])
})

test("prefers a server's own code over the one its client made of it", async () => {
  const bounce = await report('Not delivered.', per('4.5.0', '550 5.7.1 rejected by our policy'))
  expect(bounce?.recipients).toMatchObject([{ status: '5.7.1', reason: 'policy' }])
})

test('reads the reason from the prose where the fields hold none', async () => {
  const fields = `Final-Recipient: rfc822; ${ada}\nAction: failed\nStatus: 5.0.0`
  const bounce = await report(`<${ada}>: host mx said: 552 the mailbox is full`, fields)
  expect(bounce?.recipients).toMatchObject([{ reason: 'mailbox_full', permanent: false }])
})

test('gives each recipient the words that stand next to it', async () => {
  const fields = [ada, 'bob@customer.example', 'eve@customer.example'].map(
    (one) => `Final-Recipient: rfc822; ${one}\nAction: failed\nStatus: 5.0.0\n`,
  )
  const prose = `<${ada}>: over quota\n<bob@customer.example>: host mx said: 550\n    no such user\n<eve@customer.example>:\nblocked as spam\n`
  const bounce = await report(prose, fields.join('\n'))
  expect(bounce?.recipients.map(({ reason }) => reason)).toEqual(['mailbox_full', 'user_unknown', 'spam'])
})

const fields = [
  `Final-Recipient: rfc822; ${ada}`,
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 user unknown',
]

test.each([
  ['as plain text', fields.join('\n'), 'text/plain'],
  ['a blank line after each', fields.join('\n\n'), 'message/delivery-status'],
  ['in any order', [...fields].reverse().join('\n'), 'message/delivery-status'],
  ['folded', fields.join('\n').replaceAll('; ', ';\n   '), 'message/delivery-status'],
  ['for international mail', fields.join('\n').replace('rfc822', 'utf-8'), 'message/global-delivery-status'],
  ['without an address type', fields.join('\n').replace('rfc822; ', ''), 'message/delivery-status'],
  ['quoted', fields.map((one) => `> ${one}`).join('\n'), 'text/plain'],
  [
    'with the first recipient only named as original',
    fields.join('\n').replace('Final', 'Original'),
    'message/delivery-status',
  ],
  ['without a recipient', fields.slice(1).join('\n'), 'message/delivery-status'],
])('reads fields %s', async (_, status, type) => {
  expect((await report('Not delivered.', status, type))?.recipients).toMatchObject([
    { address: ada, action: 'failed', status: '5.1.1', reason: 'user_unknown', permanent: true },
  ])
})

test('parts recipients that no blank line parts', async () => {
  const both = [ada, 'bob@customer.example'].map((one) => fields.join('\n').replace(ada, one)).join('\n')
  expect((await report('Not delivered.', both))?.recipients).toHaveLength(2)
})

test.each(['delivered', 'relayed', 'expanded'])('takes nobody for lost whose mail was %s', async (action) => {
  const bounce = await report('Done.', `Final-Recipient: rfc822; ${ada}\nAction: ${action}\nStatus: 2.0.0`)
  expect(bounce?.recipients).toEqual([
    { address: ada, action, status: '2.0.0', reason: 'unknown', permanent: false },
  ])
})

test('a refusal of the whole mail says nothing of the address, whatever its words', async () => {
  const prose = `<${ada}>\n   ----- Transcript of session follows -----\n>>> DATA\n<<< 550 5.7.1 <${ada}>: User unknown\n`
  const bounce = await report(prose, per('5.7.1', `550 5.7.1 <${ada}>: User unknown`))
  expect(bounce?.recipients).toMatchObject([{ permanent: false }])
})
