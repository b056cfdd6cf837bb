import { expect, test } from 'vitest'
import { parseBounce } from '../parse-bounce.ts'
import { parseMail } from '../parse-mail.ts'

const read = async (mail: string) => parseBounce(await parseMail(Buffer.from(mail.replaceAll('\n', '\r\n'))))
const ada = 'From: Ada <ada@customer.example>\n'

test.each([
  [
    'an answer that quotes a bounce',
    `${ada}Subject: Re: Undelivered Mail Returned to Sender\n\nWhat is that?\n\n> 550 5.1.1 User unknown\n> Final-Recipient: rfc822; bob@x.example`,
  ],
  [
    'a forwarded bounce',
    `${ada}Subject: Fwd: Undeliverable: Order\n\nFrom: mailer-daemon@mx.example\n\nbob@x.example: the address could not be found. 550 5.1.1`,
  ],
  [
    'a forwarded bounce in German',
    `${ada}Subject: WG: Unzustellbar: Bestellung\n\nFinal-Recipient: rfc822; bob@x.example\nStatus: 5.1.1`,
  ],
  [
    'a bounce attached',
    `${ada}Subject: Fwd: Returned mail\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nLook at this\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; bob@x.example\nAction: failed\n--b--`,
  ],
  [
    'somebody who tells of a bounce',
    `${ada}Subject: I cannot reach you, mail delivery failed\n\nI wrote to sales@ours.example: 550 5.1.1 user unknown. Is the mailbox full?`,
  ],
  [
    'a lost parcel',
    `${ada}Subject: Undelivered parcel\n\nRecipient unknown, says the driver. The address is Main Street 5.`,
  ],
  [
    'a carrier',
    'From: noreply@carrier.example\nSubject: Delivery failure: your parcel\n\nThe recipient was not found at the address.',
  ],
  [
    'a return',
    'From: returns@shop.example\nSubject: Returned to sender: order 55\n\nThe address was unknown.',
  ],
  [
    'an issue about bounces',
    'From: git@forge.example\nList-Id: <lamps.forge.example>\nSubject: Mail delivery error 550\n\nuser unknown, says the log of bob@x.example',
  ],
  [
    'a question by a postmaster',
    'From: postmaster@small.example\nSubject: MX record\n\nWe moved. Could you check?',
  ],
  [
    'a receipt',
    `${ada}Subject: Read: Order\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; bob@x.example\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--`,
  ],
])('takes %s for no bounce', async (_, mail) => {
  expect(await read(mail)).toBeNull()
})
