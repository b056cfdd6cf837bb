import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

// Each as the server words it: sender, subject, text; then what is to be read from it.
const cases: [server: string, mail: string, reason: string, permanent: boolean][] = [
  [
    'sendmail 5',
    `From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>
Subject: Returned mail: User unknown

   ----- Transcript of session follows -----
While talking to mx.customer.example:
>>> RCPT To:<ada@customer.example>
<<< 550 <ada@customer.example>... User unknown
550 <ada@customer.example>... User unknown

   ----- Unsent message follows -----
From: support@ours.example`,
    'user_unknown',
    true,
  ],
  [
    'Lotus Notes',
    `From: POSTMASTER@notes.example
Subject: Undeliverable message

------- Failure Reasons  --------

User not listed in public Name & Address Book
ada@customer.example

------- Returned Message --------
From: support@ours.example`,
    'user_unknown',
    true,
  ],
  [
    'Exchange 5.5',
    `From: System Administrator <postmaster@exchange.example>
Subject: Undeliverable: Your invoice

Your message

  To:      Ada
  Subject: Your invoice

did not reach the following recipient(s):

ada@customer.example on Tue, 3 Mar 2009 10:00:00 +0100
    The recipient name is not recognized
    The MTS-ID of the original message is: c=us;a= ;p=Example
    MSEXCH:IMS:Example:HQ:MAIL 0 (000C05A6) Unknown Recipient`,
    'user_unknown',
    true,
  ],
  [
    'IMail',
    `From: Postmaster <postmaster@imail.example>
Subject: Undeliverable Mail

User mailbox exceeds allowed size: ada@customer.example

Original message follows.

From: support@ours.example`,
    'mailbox_full',
    false,
  ],
  [
    'Courier without parts',
    `From: postmaster@courier.example
Subject: NOTICE: mail delivery status.

Your message to the following recipients cannot be delivered:

<ada@customer.example>:
    mx.customer.example [192.0.2.7]:
>>> RCPT TO:<ada@customer.example>
<<< 550 5.2.2 Over quota`,
    'mailbox_full',
    false,
  ],
  [
    'MailMarshal',
    `From: Postmaster <postmaster@marshal.example>
Subject: Undeliverable Mail: "Your invoice"

Your message:
   From:    support@ours.example
   Subject: Your invoice

Could not be delivered because of

550 5.1.1 User unknown

The following recipients were affected:
   ada@customer.example

Additional Information`,
    'user_unknown',
    true,
  ],
  [
    'MailFoundry',
    `From: Mail Delivery System <MAILER-DAEMON@foundry.example>
Subject: Message delivery has failed

Unable to deliver message to: <ada@customer.example>
Delivery failed for the following reason:
Server mx.customer.example[192.0.2.7] failed with: 550 <ada@customer.example> No such user here

This has been a permanent failure. No further delivery attempts will be made.`,
    'user_unknown',
    true,
  ],
  [
    'InterScan',
    `From: InterScan MSS <root@gate.example>
Subject: Mail could not be delivered

Sent <<< RCPT TO:<ada@customer.example>
Received >>> 550 5.1.1 <ada@customer.example>... user unknown

Could not deliver mail to this user.
ada@customer.example`,
    'user_unknown',
    true,
  ],
  [
    'Activehunter',
    `From: MAILER-DAEMON@hunter.example
Subject: FAILURE NOTICE :

  ----- The following addresses had permanent fatal errors -----

>>> ada@customer.example <ada@customer.example>

  ----- Transcript of session follows -----
550 sorry, no mailbox here by that name (#5.1.1 - chkusr)`,
    'user_unknown',
    true,
  ],
  [
    'Apache James',
    `From: postmaster@james.example
Subject: [BOUNCE] Your invoice

Hi. This is the James mail server at james.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

ada@customer.example
550 5.1.1 Mailbox does not exist

The original message is attached.`,
    'user_unknown',
    true,
  ],
  [
    'OpenSMTPD',
    `From: Mailer Daemon <MAILER-DAEMON@opensmtpd.example>
Subject: Delivery status notification: error

    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

ada@customer.example: 550 5.1.1 <ada@customer.example>... User Unknown

    Below is a copy of the original message:`,
    'user_unknown',
    true,
  ],
  [
    'DragonFly',
    `From: MAILER-DAEMON <>
Subject: Mail delivery failed

This is the DragonFly Mail Agent v0.13 at df.example.

There was an error delivering your mail to <ada@customer.example>.

mx.customer.example [192.0.2.7] did not like our RCPT TO:
552 5.2.2 <ada@customer.example>: Recipient address rejected: Mailbox full

Original message follows.`,
    'mailbox_full',
    false,
  ],
  [
    'a virus scanner',
    `From: postmaster@scan.example
Subject: Undeliverable mail, MTA-BLOCKED

A message from us to:
-> ada@customer.example

was considered unsolicited bulk e-mail (UBE).

Delivery of the email was stopped!`,
    'spam',
    false,
  ],
  [
    'McAfee',
    `From: MAILER-DAEMON@gate.example
Subject: Delivery Status

    --- The following addresses had delivery problems ---

<ada@customer.example>   (<ada@customer.example>... User not exist)`,
    'user_unknown',
    true,
  ],
]

test.each(cases)('reads what %s writes', async (_, mail, reason, permanent) => {
  const raw = `To: support@ours.example\n${mail}\n`.replaceAll('\n', '\r\n')
  expect(parseBounce(await parseMail(Buffer.from(raw)))).toMatchObject({
    kind: 'bounce',
    recipients: [{ address: 'ada@customer.example', action: 'failed', reason, permanent }],
  })
})
