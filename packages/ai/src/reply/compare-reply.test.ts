import { expect, test } from 'vitest'
import { compareReply } from './compare-reply.ts'

const draft = `Hi Ada,

Thank you for your message.

You can return the lamp within 30 days. The refund arrives after 5 working days.

Kind regards`

const kinds = (sent: string) => compareReply(draft, sent).edits.map(({ kind }) => kind)

test('a draft sent as it is was good, whatever its white space', () => {
  expect(compareReply(draft, draft)).toEqual({ similarity: 1, edits: [], good: true })
  expect(compareReply(draft, draft.replaceAll('\n\n', '\n'))).toMatchObject({ edits: [], good: true })
})

test('another greeting and a friendlier word are tone', () => {
  const sent = draft.replace('Hi Ada,', 'Hello dear Ada,').replace('arrives', 'usually arrives')
  const { edits, good, similarity } = compareReply(draft, sent)
  expect(new Set(edits.map(({ kind }) => kind))).toEqual(new Set(['tone']))
  expect(good).toBe(true)
  expect(similarity).toBeGreaterThan(0.85)
})

test.each([
  ['another number', draft.replace('30 days', '14 days'), 'fact'],
  ['another unit', draft.replace('30 days', '30 weeks'), 'fact'],
  ['a claim left out', draft.replace(' The refund arrives after 5 working days.', ''), 'fact'],
  ['a denial', draft.replace('You can return', 'You cannot return'), 'policy'],
  ['a condition', draft.replace('within 30 days', 'only within 30 days'), 'policy'],
  [
    'a step more',
    draft.replace('working days.', 'working days. Please print the label from your account first.'),
    'missing_step',
  ],
])('%s is told and was not good', (_, sent, kind) => {
  expect(kinds(sent)).toContain(kind)
  expect(compareReply(draft, sent).good).toBe(false)
})

test('a reply of one’s own shares little with the draft', () => {
  const { similarity, good } = compareReply(draft, 'Hi Ada, I have called the carrier and they look for it.')
  expect(similarity).toBeLessThan(0.4)
  expect(good).toBe(false)
})

test('other links and other days are facts', () => {
  const of = (text: string) => compareReply('Please see https://a.example/x on Monday.', text).edits[0]?.kind
  expect(of('Please see https://b.example/x on Monday.')).toBe('fact')
  expect(of('Please see https://a.example/x on Friday.')).toBe('fact')
  expect(of('Do see https://a.example/x on Monday.')).toBe('tone')
})

test('nothing sent makes no draft good', () => {
  expect(compareReply(draft, '').good).toBe(false)
  expect(compareReply('', '').good).toBe(false)
})

test.each([
  ['Sie können die Lampe 30 Tage lang zurückgeben.', 'Sie können die Lampe nicht 30 Tage lang zurückgeben.'],
  ['Vous pouvez retourner la lampe.', 'Vous ne pouvez pas retourner la lampe.'],
  ['Puede devolver la lámpara.', 'No puede devolver la lámpara.'],
])('a denial is policy in other languages: %s', (from, to) => {
  expect(compareReply(from, to).edits).toEqual([{ kind: 'policy', draft: from, sent: to }])
})
