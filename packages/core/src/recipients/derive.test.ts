import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answered, compareRecipients, deriveRecipients, participantsOf } from './derive.ts'
import { isOurs, type Person } from './people.ts'

const ours = new Set(['support@shop.example', 'sales@shop.example'])
const person = (address: string): Person => ({ name: '', address })
const addressesOf = (list: Person[]) => list.map(({ address }) => address)
const mail: Answered = {
  direction: 'inbound',
  fromName: 'Ada',
  fromAddress: 'ada@customer.example',
  to: [person('support+c1-x@shop.example'), person('Bob@home.example')],
  cc: [person('carl@home.example'), person('ADA@customer.example'), person('sales@shop.example')],
  replyTo: [],
}

test('a reply goes to the sender, a reply to all to everybody but us, a forward to nobody yet', () => {
  const all = deriveRecipients(mail, 'reply_all', ours)
  expect([addressesOf(all.to), addressesOf(all.cc)]).toEqual([
    ['ada@customer.example'],
    ['bob@home.example', 'carl@home.example'],
  ])
  expect(deriveRecipients(mail, 'reply', ours)).toEqual({
    to: [{ name: 'Ada', address: 'ada@customer.example' }],
    cc: [],
  })
  expect(deriveRecipients(mail, 'forward', ours)).toEqual({ to: [], cc: [] })
})

test('a mail that names where to answer is answered there, unless it names us', () => {
  const form = { ...mail, replyTo: [person('bea@form.example')] }
  expect(addressesOf(deriveRecipients(form, 'reply', ours).to)).toEqual(['bea@form.example'])
  const self = { ...mail, replyTo: [person('support@shop.example')] }
  expect(addressesOf(deriveRecipients(self, 'reply', ours).to)).toEqual(['ada@customer.example'])
})

test('an answer to a mail of our own goes where that mail went', () => {
  const own: Answered = {
    ...mail,
    direction: 'outbound',
    fromAddress: 'support@shop.example',
    to: [person('ada@customer.example')],
    cc: [person('carl@home.example')],
  }
  const { to, cc } = deriveRecipients(own, 'reply_all', ours)
  expect([addressesOf(to), addressesOf(cc)]).toEqual([['ada@customer.example'], ['carl@home.example']])
})

test.each(['"x@evil.example y"@ours.example', 'a@b@c.example', '', 'nobody', '@x.example', 'x@'])(
  'A10: an address like %j receives nothing',
  (address) => {
    const hostile = { ...mail, fromAddress: address, to: [person(address)], cc: [person(address)] }
    expect(deriveRecipients(hostile, 'reply_all', ours)).toEqual({ to: [], cc: [] })
    expect(participantsOf(hostile, ours)).toEqual([])
  },
)

const address = fc.constantFrom(
  'ada@customer.example',
  'ADA@customer.example',
  'bob@home.example',
  'support@shop.example',
  'Support+tag@shop.example',
  'sales@shop.example',
  '"q@q"@evil.example',
)
const list = fc.array(address.map(person), { maxLength: 6 })
const anyMail = fc.record({
  direction: fc.constantFrom<'inbound' | 'outbound'>('inbound', 'outbound'),
  fromName: fc.string(),
  fromAddress: address,
  to: list,
  cc: list,
  replyTo: list,
})

test('whatever a mail names: none of us, nobody twice, nobody it does not name', () => {
  fc.assert(
    fc.property(anyMail, fc.constantFrom<'reply' | 'reply_all'>('reply', 'reply_all'), (answered, mode) => {
      const { to, cc } = deriveRecipients(answered, mode, ours)
      const all = addressesOf([...to, ...cc])
      expect(all.some((one) => isOurs(one, ours))).toBe(false)
      expect(new Set(all).size).toBe(all.length)
      const named = addressesOf(participantsOf(answered, ours))
      expect(all.filter((one) => !named.includes(one))).toEqual([])
      if (mode === 'reply') expect(cc).toEqual([])
    }),
  )
})

test('what was added and removed turns the last recipients into the next', () => {
  fc.assert(
    fc.property(list, list, (next, last) => {
      const { added, removed } = compareRecipients(next, last)
      const kept = addressesOf(last).filter((one) => !removed.includes(one))
      expect(new Set([...kept, ...added])).toEqual(new Set(addressesOf(next)))
      expect(added.filter((one) => removed.includes(one))).toEqual([])
    }),
  )
})
