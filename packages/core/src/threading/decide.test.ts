import { expect, test } from 'vitest'
import { type Candidate, decideThread, type ThreadingInput } from './decide.ts'

const ours = { mailboxId: 'support', participant: true }
const first: Candidate = { conversationId: 'c1', messageId: '<1@x>', ...ours }
const second: Candidate = { conversationId: 'c2', messageId: '<2@x>', ...ours }

const input: ThreadingInput = {
  mailboxId: 'support',
  named: [],
  candidates: [],
  tokenConversationId: null,
  tokenForged: false,
  sender: 'ada@customer.example',
  aboutDelivery: false,
}

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
  [
    'an answer of a stranger',
    { named: ['<1@x>'], candidates: [{ ...first, participant: false }] },
    'new',
    null,
  ],
  [
    'an answer that came to another mailbox',
    { mailboxId: 'sales', named: ['<1@x>'], candidates: [first] },
    'new',
    null,
  ],
  [
    'a bounce, whose sender takes part in nothing',
    { named: ['<1@x>'], candidates: [{ ...first, participant: false }], aboutDelivery: true },
    'reference',
    'c1',
  ],
  ['a valid token alone', { tokenConversationId: 'c2' }, 'token', 'c2'],
  [
    'a valid token of a stranger',
    {
      named: ['<1@x>'],
      candidates: [{ ...first, participant: false }],
      tokenConversationId: 'c1',
    },
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
]

test.each(cases)('%s', (_, given, verdict, conversationId) => {
  expect(decideThread({ ...input, ...given })).toMatchObject({ verdict, conversationId })
})

test('gives the reasons: a stranger, a forged token, nothing named', () => {
  const stranger = { named: ['<1@x>'], candidates: [{ ...first, participant: false }] }
  expect(decideThread({ ...input, ...stranger }).evidence).toEqual([
    'names <1@x>, but ada@customer.example takes no part in that conversation',
  ])
  expect(decideThread({ ...input, tokenForged: true }).evidence).toEqual([
    'sent to a reply address whose signature is not valid',
    'names no earlier mail',
  ])
  expect(decideThread({ ...input, named: ['<9@x>'] }).evidence).toEqual([
    'names only mails that are not known here',
  ])
})
