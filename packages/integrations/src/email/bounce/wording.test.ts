import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

const ADA = 'ada@customer.example'

/** A report with nothing but a code and what the server said. */
async function judged(status: string, diagnostic: string, words = 'It could not be delivered.') {
  const mail = `From: MAILER-DAEMON@mx.example
To: support@ours.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain; charset=utf-8

${words}
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${ADA}
Action: failed
Status: ${status}
${diagnostic === '' ? '' : `Diagnostic-Code: smtp; ${diagnostic}\n`}--b--
`
  const report = parseBounce(await parseMail(Buffer.from(mail.replaceAll('\n', '\r\n'))))
  return report?.recipients[0]
}

test.each([
  ['5.1.1', `550 5.1.1 <${ADA}>: inactive email address`, 'user_unknown', true],
  ['5.2.1', `550 5.2.1 <${ADA}>: inactive email address`, 'suspended', false],
  ['5.1.1', '552 5.1.1 mailbox suspended', 'suspended', false],
  ['5.3.2', '521 5.3.2 System not accepting network messages', 'not_accepting', true],
  ['4.3.2', '451 4.3.2 System not accepting network messages', 'system', false],
  ['5.0.0', '556 go away', 'not_accepting', true],
])('reads %s %j as %s', async (status, diagnostic, reason, permanent) => {
  expect(await judged(status, diagnostic)).toMatchObject({ reason, permanent })
})

test.each([
  [
    `The mail server could not deliver mail to ${ADA}. The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.`,
    'host_unknown',
    true,
  ],
  [`Il gruppo ${ADA} forse non esiste. Vedi https://groups.google.com/support/`, 'policy', false],
  ['ディレクトリにありません', 'user_unknown', true],
])('reads %j as %s', async (words, reason, permanent) => {
  expect(await judged('5.0.0', '', words)).toMatchObject({ reason, permanent })
})

test('believes Yahoo that nobody has an account, though it says so only after the mail', async () => {
  const reply = `554 delivery error: dd This user doesn't have a customer.example account (${ADA}) [0]`
  const transcript = `>>> DATA\n<<< ${reply}`
  expect(await judged('5.0.0', reply, transcript)).toMatchObject({ reason: 'user_unknown', permanent: true })
  const other = '554 no such user'
  expect(await judged('5.0.0', other, `>>> DATA\n<<< ${other}`)).toMatchObject({ permanent: false })
})
