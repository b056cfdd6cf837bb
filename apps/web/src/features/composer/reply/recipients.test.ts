import { expect, test } from 'vitest'
import type { Message } from '../../conversation/thread/timeline.ts'
import type { Conversation } from '../../inbox/api.ts'
import { defaultRecipients, readAddresses } from './recipients.ts'

const conversation = {
  contact: { id: 'c', name: 'Ada', email: 'ada@keller.example' },
  mailbox: { id: 'm', name: 'Support', address: 'support@acme.example' },
} as Conversation

function letter(change: Partial<Message>): Message {
  return { direction: 'inbound', autoKind: 'human', to: [], cc: [], replyTo: [], ...change } as Message
}

const at = (address: string) => ({ name: '', address })

test('answers the one who wrote last and keeps the others in copy, but never ourselves', () => {
  const messages = [
    letter({ from: at('ada@keller.example') }),
    letter({
      from: at('Ben@keller.example'),
      to: [at('support+abc.def@acme.example'), at('ada@keller.example')],
      cc: [at('SUPPORT@acme.example'), at('boss@keller.example')],
    }),
    letter({ direction: 'outbound', from: at('support@acme.example') }),
  ]
  expect(defaultRecipients(conversation, messages)).toEqual({
    to: ['ben@keller.example'],
    cc: ['ada@keller.example', 'boss@keller.example'],
    bcc: [],
  })
})

test('answers where the letter asks to be answered', () => {
  const form = letter({ from: at('no-reply@shop.example'), replyTo: [at('Ada@keller.example')] })
  expect(defaultRecipients(conversation, [form])).toEqual({ to: ['ada@keller.example'], cc: [], bcc: [] })
})

test('answers the contact while only machines have written', () => {
  const bounce = letter({ autoKind: 'bounce', from: at('mailer-daemon@host.example') })
  expect(defaultRecipients(conversation, [bounce]).to).toEqual(['ada@keller.example'])
})

test('reads pasted addresses with and without names and gives back what is none', () => {
  expect(readAddresses('Ada Keller <ada@keller.example>, b@c.example; nobody')).toEqual({
    addresses: ['ada@keller.example', 'b@c.example'],
    rest: 'nobody',
  })
  expect(readAddresses('a@b.example c@d.example').addresses).toEqual(['a@b.example', 'c@d.example'])
})
