import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBounce } from './parse-bounce.ts'
import { parseMail } from './parse-mail.ts'

const read = async (...lines: string[]) => parseBounce(await parseMail(Buffer.from(lines.join('\r\n'))))

const report = (...blocks: string[][]) =>
  read(
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'To: support@ours.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry to tell you that your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    ...blocks.flatMap((block) => [...block, '']),
    '--b--',
  )

const block = (recipient: string, status: string, diagnostic: string, action = 'failed') => [
  `Final-Recipient: rfc822; ${recipient}`,
  `Action: ${action}`,
  `Status: ${status}`,
  `Diagnostic-Code: smtp; ${diagnostic}`,
]

const ada = 'ada@customer.example'

test.each([
  [
    '5.1.1',
    '550 5.1.1 <ada@customer.example>: Recipient address rejected: User unknown in virtual table',
    'user_unknown',
    true,
  ],
  ['5.0.0', '550-5.1.1 The email account that you tried to reach does not exist.', 'user_unknown', true],
  [
    '5.1.10',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'user_unknown',
    true,
  ],
  ['5.0.0', '550 sorry, no mailbox here by that name. (#5.1.1)', 'user_unknown', true],
  [
    '5.4.4',
    'Host or domain name not found. Name service error for name=customer.example type=A',
    'host_unknown',
    true,
  ],
  [
    '5.1.6',
    '551 5.1.6 Recipient no longer on server: mailbox has moved to ada@elsewhere.example',
    'moved',
    true,
  ],
  ['5.1.10', '556 5.1.10 Domain customer.example does not accept mail (nullMX)', 'not_accepting', true],
  ['5.1.1', '552 5.1.1 <ada@customer.example>... Mailbox full, over quota', 'mailbox_full', false],
  ['4.2.2', '452-4.2.2 The email account that you tried to reach is over quota', 'mailbox_full', false],
  ['5.2.1', '550 5.2.1 The email account that you tried to reach is disabled', 'suspended', false],
  [
    '5.7.1',
    '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org',
    'blocked',
    false,
  ],
  ['5.7.26', '550-5.7.26 This mail is unauthenticated: SPF and DKIM did not pass', 'auth_failure', false],
  ['5.7.1', '550 5.7.1 Message rejected as spam by content filter', 'spam', false],
  ['5.3.4', '552 5.3.4 Message size exceeds fixed maximum message size', 'too_large', false],
  ['4.7.0', '421 4.7.0 Too many connections from your host, try again later', 'rate_limited', false],
  ['5.1.8', '553 5.1.8 <support@ours.example>... Domain of sender address does not exist', 'policy', false],
  ['5.7.1', '550 5.7.1 Unable to relay for ada@customer.example', 'relaying', false],
  ['4.4.1', 'connect to mx.customer.example[192.0.2.9]:25: Connection timed out', 'expired', false],
  ['5.4.6', '554 5.4.6 Too many hops', 'network', false],
  ['5.1.1', '', 'user_unknown', true],
])('%s %s means %s', async (status, diagnostic, reason, permanent) => {
  const bounce = await report(block(ada, status, diagnostic))
  expect(bounce).toMatchObject({
    kind: 'bounce',
    recipients: [{ address: ada, action: 'failed', reason, permanent }],
  })
})

test('speaks of each recipient by itself', async () => {
  const bounce = await report(
    block(ada, '5.1.1', '550 5.1.1 user unknown'),
    block('bob@customer.example', '4.4.7', 'delivery temporarily delayed', 'delayed'),
  )
  expect(bounce?.recipients).toMatchObject([
    { address: ada, status: '5.1.1', permanent: true },
    { address: 'bob@customer.example', action: 'delayed', permanent: false },
  ])
})

test('a refusal after the whole mail was seen says nothing of the address', async () => {
  const bounce = await report(block(ada, '5.0.0', '550 user unknown (in reply to end of DATA command)'))
  expect(bounce?.recipients[0]).toMatchObject({ permanent: false })
})

const plain = (text: string[], headers: string[] = []) =>
  read(
    'From: MAILER-DAEMON@mx.example',
    'To: support@ours.example',
    'Subject: failure notice',
    ...headers,
    '',
    ...text,
  )

test.each([
  [
    'qmail',
    [
      'Hi. This is the qmail-send program at mx.example.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      '',
      `<${ada}>:`,
      '192.0.2.1 does not like recipient.',
      'Remote host said: 550 5.1.1 unknown user',
      'Giving up on 192.0.2.1.',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'From: support@ours.example',
      'To: somebody.else@customer.example',
    ],
    'user_unknown',
    true,
  ],
  [
    'Exim',
    [
      'This message was created automatically by mail delivery software.',
      'A message that you sent could not be delivered to one or more of its recipients.',
      'This is a permanent error. The following address(es) failed:',
      '',
      `  ${ada}`,
      '    mailbox is full: retry timeout exceeded',
    ],
    'mailbox_full',
    false,
  ],
  [
    'a server that speaks Japanese',
    [
      '次のあて先へのメッセージはエラーのため送信できませんでした。',
      '',
      ada,
      'メールアドレスが存在しません。',
    ],
    'user_unknown',
    true,
  ],
])('reads what %s writes without a machine-readable part', async (_, text, reason, permanent) => {
  expect((await plain(text))?.recipients).toMatchObject([{ address: ada, reason, permanent }])
})

test('X-Failed-Recipients goes before what the text happens to name', async () => {
  const bounce = await plain(
    ['Your mail to info@list.example was refused: no such user.'],
    [`X-Failed-Recipients: ${ada}`],
  )
  expect(bounce?.recipients.map(({ address }) => address)).toEqual([ada])
})

test('reads the notice of a sending service', async () => {
  const message = JSON.stringify({
    notificationType: 'Bounce',
    bounce: {
      bouncedRecipients: [{ emailAddress: ada, status: '5.1.1', diagnosticCode: 'smtp; 550 user unknown' }],
    },
  })
  const bounce = await plain([JSON.stringify({ Type: 'Notification', Message: message })])
  expect(bounce?.recipients).toMatchObject([{ address: ada, reason: 'user_unknown', permanent: true }])
})

test('reads a complaint', async () => {
  const bounce = await read(
    'From: feedback@isp.example',
    'To: abuse@ours.example',
    'Subject: FW: Your order',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    `Original-Rcpt-To: <${ada}>`,
    '',
    '--b--',
  )
  expect(bounce).toEqual({
    kind: 'feedback',
    recipients: [{ address: ada, action: 'failed', status: '', reason: 'feedback', permanent: false }],
  })
})

test.each([
  ['Automatic reply: Your order', 'I am out of office until Monday.'],
  ['Abwesenheitsnotiz', 'Ich bin bis Montag nicht im Büro.'],
  ['Réponse automatique : Votre commande', 'Je suis absente jusqu’au lundi.'],
  ['Respuesta automática: su pedido', 'Estoy fuera de la oficina.'],
  ['自動応答: ご注文', '不在にしております。'],
])('knows an absence note by %s', async (subject, text) => {
  const bounce = await read(
    `From: Ada <${ada}>`,
    `Subject: ${subject}`,
    'Auto-Submitted: auto-replied',
    '',
    text,
  )
  expect(bounce).toMatchObject({
    kind: 'vacation',
    recipients: [{ address: ada, reason: 'vacation', permanent: false }],
  })
})

test.each([
  ['My parcel was not delivered', 'The driver could not find the address. The mailbox was full, so he left.'],
  ['Delivery failed again', 'Third time! Please send my order to ada@customer.example’s office instead.'],
  ['Unknown user on my account', 'There is an unknown user in my account, please disable him.'],
])('takes no customer for a mail server: %s', async (subject, text) => {
  expect(await read(`From: Ada <${ada}>`, `Subject: ${subject}`, '', text)).toBeNull()
})

test('ends on hostile reports, and finds no more recipients than it may', async () => {
  const many = await report(
    ...Array.from({ length: 12_000 }, (_, at) => block(`u${at}@x.example`, '5.1.1', 'unknown user')),
  )
  expect(many?.recipients.length).toBe(10_000)
  const long = await plain([`user ${'a '.repeat(300_000)} unknown mailbox ${'<'.repeat(100_000)}`])
  expect(long?.kind).toBe('bounce')
})

test('never fails, and invents no address', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), async (noise) => {
      const bounce = await plain([noise])
      for (const { address } of bounce?.recipients ?? [])
        expect(`${noise.toLowerCase()}support@ours.example`).toContain(address)
    }),
    { numRuns: 200 },
  )
})
