import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { receiveMail } from '../../test/mails.ts'

withTestDatabase()

const second = (at: number) => new Date(Date.UTC(2026, 5, 1, 9, 30, at))

type Came = { id: string; at: Date }

/** Mails of one conversation that come in this order; answers the order in which the conversation shows them. */
async function shown(mails: Came[]): Promise<string[]> {
  const organization = await createOrganization()
  const first = `<${newId()}@customer.example>`
  let conversationId = ''
  for (const [index, { id, at }] of mails.entries()) {
    const fields = index === 0 ? { messageId: first } : { inReplyTo: first }
    const { conversation } = await receiveMail(organization, fields, {
      origin: { via: 'provider', authority: null, sent: false, history: true },
      atProvider: { providerMessageId: id, providerThreadId: null, contentHash: newId(), receivedAt: at },
    })
    conversationId ||= conversation.id
    expect(conversation.id).toBe(conversationId)
  }
  const rows = await asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId }, orderBy: { sequence: 'asc' } }),
  )
  return rows.map(({ providerMessageId }) => providerMessageId ?? '')
}

test('mails of one second stand as their server numbered them, in whatever order they came', async () => {
  const ids = ['imap:INBOX;7;9', 'imap:INBOX;7;10', 'imap:INBOX;7;11', 'imap:INBOX;7;100']
  const [a = '', b = '', c = '', d = ''] = ids
  const came = [c, d, a, b].map((id) => ({ id, at: second(1) }))
  expect(await shown(came)).toEqual(ids)
})

test('the time comes before the number', async () => {
  const came = [
    { id: 'imap:INBOX;7;5', at: second(3) },
    { id: 'imap:INBOX;7;8', at: second(1) },
  ]
  expect(await shown(came)).toEqual(['imap:INBOX;7;8', 'imap:INBOX;7;5'])
})

test.each([
  ['other folders', 'imap:INBOX;7;10', 'imap:Support;7;2'],
  ['a folder that was numbered anew', 'imap:INBOX;7;10', 'imap:INBOX;8;2'],
  ['a provider that numbers nothing', 'gmail:18c3f10', 'gmail:18c3f02'],
])('numbers of %s say nothing: mails of one second stand as they came', async (_, first, then) => {
  expect(
    await shown([
      { id: first, at: second(1) },
      { id: then, at: second(1) },
    ]),
  ).toEqual([first, then])
})
