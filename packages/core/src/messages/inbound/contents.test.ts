import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, test } from 'vitest'
import { as } from '../../test/contexts.ts'
import { receive } from '../../test/mails.ts'
import { listMessages } from '../list.ts'

withTestDatabase()

const calendar = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:visit-7',
  'SUMMARY:Visit of the technician',
  'DTSTART:20260603T073000Z',
  'DTEND:20260603T083000Z',
  'ORGANIZER;CN=Kim:mailto:kim@customer.example',
  'END:VEVENT',
  'END:VCALENDAR',
]

const part = (headers: string[], lines: string[]) => ['--b', ...headers, '', ...lines]

test('keeps the event a mail invites to, and which of its files may do harm', async () => {
  const organization = await createOrganization()
  const raw = [
    'From: Kim <kim@customer.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: Visit',
    'Message-ID: <visit@customer.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...part(['Content-Type: text/plain'], ['See you there']),
    ...part(['Content-Type: text/calendar; method=REQUEST'], calendar),
    ...part(
      ['Content-Type: text/html; name=form.html', 'Content-Disposition: attachment; filename=form.html'],
      ['<script>alert(1)</script>'],
    ),
    '--b--',
    '',
  ]
  const { conversation } = await receive(organization, { raw: Buffer.from(raw.join('\r\n')) })
  const { items } = await as(organization, 'viewer', (ctx) =>
    listMessages(ctx, { conversation: conversation.id, limit: 10 }),
  )
  const [message] = items
  expect(message?.invitation).toMatchObject({
    summary: 'Visit of the technician',
    start: '2026-06-03T07:30:00.000Z',
    method: 'REQUEST',
  })
  expect(message?.protection).toBeNull()
  const html = message?.attachments.find(({ filename }) => filename === 'form.html')
  expect(html).toMatchObject({ dangerous: true })
})
