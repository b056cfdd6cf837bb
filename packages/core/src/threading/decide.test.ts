import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, decideThread, type Relation, type ThreadingInput } from './decide.ts'

const ours = { mailboxId: 'support', participant: true }
const first: Candidate = { relation: 'named', conversationId: 'c1', mark: '<1@x>', ...ours }
const second: Candidate = { relation: 'named', conversationId: 'c2', mark: '<2@x>', ...ours }
const inThread: Candidate = { relation: 'thread', conversationId: 'c3', mark: '<3@x>', ...ours }
const answer: Candidate = { relation: 'answer', conversationId: 'c4', mark: '<4@x>', ...ours }
const recent: Candidate = { relation: 'recent', conversationId: 'c5', mark: 'AW: Order 48213 ', ...ours }

const input: ThreadingInput = {
  mailboxId: 'support',
  named: [],
  candidates: [],
  tokenConversationId: null,
  tokenForged: false,
  sender: 'ada@customer.example',
  subject: 'Re: order 48213',
  answers: true,
  aboutDelivery: false,
}

const stranger = <C extends Candidate>(candidate: C) => ({ ...candidate, participant: false })

const cases: [string, Partial<ThreadingInput>, string, string | null][] = [
  ['a mail that names nothing', {}, 'new', null],
  ['a mail that names only unknown mails', { named: ['<9@x>'] }, 'new', null],
  ['an answer of a participant', { named: ['<1@x>'], candidates: [first] }, 'reference', 'c1'],
  ['the likeliest of two', { named: ['<2@x>', '<1@x>'], candidates: [first, second] }, 'reference', 'c2'],
  [
    'the next one where the first is unknown',
    { named: ['<9@x>', '<1@x>'], candidates: [first] },
    'reference',
    'c1',
  ],
  ['an answer of a stranger', { named: ['<1@x>'], candidates: [stranger(first)] }, 'new', null],
  [
    'an answer that came to another mailbox',
    { mailboxId: 'sales', named: ['<1@x>'], candidates: [first] },
    'new',
    null,
  ],
  [
    'a bounce, whose sender takes part in nothing',
    { named: ['<1@x>'], candidates: [stranger(first)], aboutDelivery: true },
    'reference',
    'c1',
  ],
  ['a valid token alone', { tokenConversationId: 'c2' }, 'token', 'c2'],
  [
    'a valid token of a stranger',
    { named: ['<1@x>'], candidates: [stranger(first)], tokenConversationId: 'c1' },
    'token',
    'c1',
  ],
  [
    'a reference before a token',
    { named: ['<1@x>'], candidates: [first], tokenConversationId: 'c2' },
    'reference',
    'c1',
  ],
  ['a forged token', { tokenForged: true }, 'new', null],
  [
    "the provider's thread before a reference",
    { named: ['<1@x>'], candidates: [first, inThread] },
    'provider_thread',
    'c3',
  ],
  ["the provider's thread of strangers", { candidates: [stranger(inThread)] }, 'new', null],
  ['a mail that was answered before it came', { candidates: [answer] }, 'answered_before', 'c4'],
  ['the same, answered by a stranger', { candidates: [stranger(answer)] }, 'new', null],
  ['a token before an earlier answer', { candidates: [answer], tokenConversationId: 'c2' }, 'token', 'c2'],
  ['an answer by its subject', { candidates: [recent] }, 'subject', 'c5'],
  ['an earlier answer before a subject', { candidates: [recent, answer] }, 'answered_before', 'c4'],
  ['the same subject, no answer', { candidates: [recent], answers: false }, 'new', null],
  ['another subject', { candidates: [recent], subject: 'Re: order 48214' }, 'new', null],
  [
    'a subject that says nothing',
    { candidates: [{ ...recent, mark: 'Order' }], subject: 'Re: Order' },
    'new',
    null,
  ],
  ['the subject of another mailbox', { candidates: [{ ...recent, mailboxId: 'sales' }] }, 'new', null],
  ['a bounce, by its subject alone', { candidates: [recent], aboutDelivery: true }, 'new', null],
]

test.each(cases)('%s', (_, given, verdict, conversationId) => {
  expect(decideThread({ ...input, ...given })).toMatchObject({ verdict, conversationId })
})

test('gives the reasons: a stranger, a forged token, nothing named', () => {
  const decided = decideThread({ ...input, named: ['<1@x>'], candidates: [stranger(first)] })
  const reason = 'names <1@x>, but ada@customer.example takes no part in that conversation'
  expect(decided).toMatchObject({ evidence: [reason], links: [{ conversationId: 'c1', reason }] })
  expect(decideThread({ ...input, tokenForged: true }).evidence).toEqual([
    'sent to a reply address whose signature is not valid',
    'names no earlier mail',
  ])
  expect(decideThread({ ...input, named: ['<9@x>'] }).evidence).toEqual([
    'names only mails that are not known here',
  ])
})

const ids = ['<1@x>', '<2@x>', '<3@x>']
const candidates = fc.array(
  fc.record({
    relation: fc.constantFrom<Relation>('named', 'thread', 'answer', 'recent'),
    conversationId: fc.constantFrom('c1', 'c2', 'c3'),
    mark: fc.constantFrom(...ids, 'Order 48213', 'Order'),
    mailboxId: fc.constantFrom('support', 'sales'),
    participant: fc.boolean(),
  }),
  { maxLength: 8 },
)
const inputs = fc.record({
  mailboxId: fc.constantFrom('support', 'sales'),
  named: fc.uniqueArray(fc.constantFrom(...ids, '<9@x>')),
  candidates,
  tokenConversationId: fc.constantFrom(null, 'c1', 'c4'),
  tokenForged: fc.boolean(),
  sender: fc.emailAddress(),
  subject: fc.constantFrom('Re: Order 48213', 'Order', ''),
  answers: fc.boolean(),
  aboutDelivery: fc.boolean(),
})

test('strangers never share a conversation, unless one holds its signed address or reports on a delivery', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { conversationId, verdict } = decideThread(given)
      if (conversationId === null || verdict === 'token' || given.aboutDelivery) return
      expect(given.candidates).toContainEqual(
        expect.objectContaining({ conversationId, mailboxId: given.mailboxId, participant: true }),
      )
    }),
  )
})

test('a decision depends on nothing but what is given, and always has a reason', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const decided = decideThread(given)
      expect(decideThread(structuredClone(given))).toEqual(decided)
      expect(decided.evidence.length).toBeGreaterThan(0)
      expect(decided.conversationId === null).toBe(decided.verdict === 'new')
    }),
  )
})

test('what is unknown or lies in another mailbox changes no decision', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const near = given.candidates.filter(({ mailboxId }) => mailboxId === given.mailboxId)
      const { verdict, conversationId } = decideThread(given)
      expect(decideThread({ ...given, candidates: near })).toMatchObject({ verdict, conversationId })
    }),
  )
})
