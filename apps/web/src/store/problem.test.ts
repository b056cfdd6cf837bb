import { expect, test } from 'vitest'
import { asProblem, placeOf, problemOf, sentenceOf } from './problem.ts'

const refused = {
  type: 'about:blank',
  title: 'Conflict',
  status: 409,
  detail: 'An organization keeps at least one active owner',
  code: 'last_owner',
  requestId: 'req-1',
  errors: [{ path: 'role', message: 'too low' }, { path: 7 }],
}

test('reads problem details, and drops fields that are none', () => {
  const problem = problemOf({ status: 409, data: refused })
  expect(problem).toMatchObject({ status: 409, code: 'last_owner', requestId: 'req-1' })
  expect(problem.fields).toEqual([{ path: 'role', message: 'too low' }])
  expect(sentenceOf(problem)).toBe(refused.detail)
})

test('finds words for a call that got no answer', () => {
  expect(problemOf({ status: 'FETCH_ERROR', error: 'down' })).toMatchObject({ status: 0, code: 'offline' })
})

test('keeps the request id of an answer it cannot read', () => {
  const response = new Response('<html>', { status: 502, headers: { 'x-request-id': 'req-2' } })
  const meta = { request: new Request('https://desk.example/'), response }
  const problem = problemOf({ status: 'PARSING_ERROR', originalStatus: 502, data: '<html>', error: '' }, meta)
  expect(problem).toMatchObject({ status: 502, code: 'unreadable', requestId: 'req-2' })
})

test('never shows the words of an error that is not a problem', () => {
  expect(sentenceOf(asProblem(new Error('secret: pg://user@host')))).not.toMatch(/secret/)
})

test.each([
  ['name', 'Name'],
  ['fromName', 'From name'],
  ['openingHours.0.fromTime', 'Opening hours 1, from time'],
  ['addresses.2', 'Addresses 3'],
  ['undo_seconds', 'Undo seconds'],
])('the field at %s is called %s', (path, called) => {
  expect(placeOf(path)).toBe(called)
})
