import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

// Each as the server words it: sender, subject, text; then what is to be read from it.
const cases: [server: string, mail: string, reason: string, permanent: boolean][] = [
  [
    'a web mailer that lists errors',
    `From: MAILER-DAEMON@webmail.example
Subject: There was an error sending your mail

We had trouble delivering your message. Full details follow:

Subject: 'Your invoice'

1 error(s):

SMTP Server <mx.customer.example> rejected recipient <ada@customer.example>
  (following RCPT command). It responded as follows: [550 5.1.1 User unknown]`,
    'user_unknown',
    true,
  ],
  [
    'a free mailer',
    `From: MAILER-DAEMON@free.example
Subject: Delivery failure

Message from free.example.
Unable to deliver message to the following address(es).

<ada@customer.example>:
This user doesn't have a customer.example account (ada@customer.example) [0]

--- Original message follows.

From: support@ours.example`,
    'user_unknown',
    true,
  ],
  [
    'Biglobe',
    `From: postmaster@isp.example
Subject: Returned mail: your message

   ----- The following addresses had delivery problems -----
ada@customer.example
   ----- Non-delivered information -----
The number of messages in recipient's mailbox exceeded the local limit.`,
    'mailbox_full',
    false,
  ],
  [
    'a Japanese phone company, mailbox full',
    `From: Mail Administrator <Postmaster@phone.example>
Subject: Mail System Error - Returned Mail

The user(s) account is temporarily over quota.

<ada@customer.example>`,
    'mailbox_full',
    false,
  ],
  [
    'a Japanese phone company',
    `From: Mail Administrator <Postmaster@phone.example>
Subject: Mail System Error - Returned Mail

Each of the following recipients was rejected by a remote mail server.

    Recipient: <ada@customer.example>
    >>> RCPT TO:<ada@customer.example>
    <<< 550 <ada@customer.example>: User unknown`,
    'user_unknown',
    true,
  ],
  [
    'a text message gateway',
    `From: post_master@sms.example
Subject: Undeliverable Message

Message to: <ada@customer.example>

Message could not be delivered to mobile.
Error: No valid recipients for this MM`,
    'user_unknown',
    true,
  ],
  [
    'Zoho',
    `From: mailer-daemon@mail.zoho.example
Subject: Undelivered Mail Returned to Sender

This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

ada@customer.example Invalid Address, ERROR_CODE :550, ERROR_CODE :Requested action not taken: mailbox unavailable`,
    'user_unknown',
    true,
  ],
  [
    'Mail.Ru',
    `From: Mail Delivery System <mailer-daemon@mail.example>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its recipients.
This is a permanent error. The following address(es) failed:

  ada@customer.example
    SMTP error from remote mail server after RCPT TO:
    host mx.customer.example [192.0.2.7]: 550 5.7.1 Relaying denied`,
    'relaying',
    false,
  ],
  [
    'GMX',
    `From: Mail Delivery System <mailer-daemon@gmx.example>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients.
The following address failed:

"ada@customer.example":
SMTP error from remote server after RCPT command:
host: mx.customer.example
5.1.1 <ada@customer.example>... User is unknown {mx-us005}`,
    'user_unknown',
    true,
  ],
  [
    'Yahoo',
    `From: MAILER-DAEMON@yahoo.example
Subject: Failure Notice

Sorry, we were unable to deliver your message to the following address.

<ada@customer.example>:
554: delivery error: dd Sorry, your message cannot be delivered. This mailbox is disabled (554.30).

--- Below this line is a copy of the message.`,
    'suspended',
    false,
  ],
  [
    'Google Groups',
    `From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
Subject: Delivery Status Notification (Failure)

Hello support@ours.example,

We're writing to let you know that the group you tried to contact (lamps) may not exist, or you may not have permission to post messages to the group.
 * The owner of the group may have removed this group.
If you have questions related to this group, write to ada@customer.example.`,
    'policy',
    false,
  ],
  [
    'a hosting company',
    `From: Mail Delivery System <mailer-daemon@hosting.example>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.
A message that you sent could not be delivered to one or more of its recipients.
The following address failed:

ada@customer.example:
SMTP error from remote server for TEXT command, host: mx.customer.example (192.0.2.7) reason: 550 5.7.1 Mail rejected, it looks like spam

--- The header of the original message is following. ---`,
    'spam',
    false,
  ],
  [
    'Gmail before 2016',
    `From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
Subject: Delivery Status Notification (Failure)

Delivery to the following recipient failed permanently:

     ada@customer.example

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the server for the recipient domain customer.example by mx.customer.example. [192.0.2.7].

The error that the other server returned was:
550 5.1.1 <ada@customer.example>: Recipient address rejected: User unknown in virtual mailbox table

----- Original message -----`,
    'user_unknown',
    true,
  ],
  [
    'qmail on a full mailbox',
    `From: MAILER-DAEMON@qmail.example
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ada@customer.example>:
The users mailfolder is over the allowed quota (size). (#5.2.2)

--- Below this line is a copy of the message.`,
    'mailbox_full',
    false,
  ],
  [
    'qmail on an unknown domain',
    `From: MAILER-DAEMON@qmail.example
Subject: failure notice

Hi. This is the qmail-send program at qmail.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<ada@customer.example>:
Sorry, I couldn't find any host named customer.example. (#5.1.2)

--- Below this line is a copy of the message.`,
    'host_unknown',
    true,
  ],
  [
    'm-FILTER',
    `From: <>
Subject: failure notice

このメールは「m-FILTER」が自動的に生成して送信しています。
メールサーバーとの通信中、下記の理由により
このメールは送信できませんでした。

以下のメールアドレスへの送信に失敗しました。
ada@customer.example

-------server message
550 ada@customer.example... No such user

-------SMTP command
RCPT

-------original mail info`,
    'user_unknown',
    true,
  ],
  [
    'a German server',
    `From: Mail Delivery Service <mailer-daemon@post.example>
Subject: Unzustellbar: Ihre Rechnung

Ihre Nachricht konnte nicht zugestellt werden.

<ada@customer.example>: Das Postfach des Empfängers ist voll.`,
    'mailbox_full',
    false,
  ],
  [
    'a French server',
    `From: mailer-daemon@poste.example
Subject: Non remis : Votre facture

Votre message n'a pas pu être remis au destinataire suivant :

<ada@customer.example>: l'adresse n'existe pas`,
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
