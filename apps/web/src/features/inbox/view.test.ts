import { expect, test } from 'vitest'
import { addressOf, callOf, readPlace } from './view.ts'

test('reads a place back from its own address', () => {
  const place = { number: 2041, view: 'mine', filters: { q: 'zwei & drei', tag: 'vip' } } as const
  const [path = '', search = ''] = addressOf(place).split('?')
  expect(readPlace(path, new URLSearchParams(search))).toEqual(place)
})

test('shows all open conversations at the bare address, and for a view that does not exist', () => {
  expect(addressOf({ number: null, view: 'open', filters: {} })).toBe('/inbox')
  expect(readPlace('/inbox', new URLSearchParams('view=nonsense')).view).toBe('open')
})

test('reads no number from a path that only looks like a conversation', () => {
  expect(readPlace('/inbox/12a', new URLSearchParams()).number).toBeNull()
  expect(readPlace('/contacts/12', new URLSearchParams()).number).toBeNull()
})

test('lets a filter win over the view and ignores a status that does not exist', () => {
  expect(callOf({ number: null, view: 'mine', filters: { status: 'all', assignee: 'none' } })).toEqual({
    status: 'all',
    assignee: 'none',
  })
  expect(callOf({ number: null, view: 'mine', filters: { status: 'lost' } }).status).toBe('open')
})

test('the angry who wait come the longest first, and any of it may be chosen otherwise', () => {
  const place = { number: null, view: 'angry', filters: {} } as const
  expect(callOf(place)).toEqual({ status: 'open', mood: 'negative', waiting: true, sort: 'waiting' })
  const chosen = { mood: 'neutral', waiting: 'maybe', sort: 'due' }
  expect(callOf({ ...place, filters: chosen })).toMatchObject({
    mood: 'neutral',
    waiting: true,
    sort: 'due',
  })
})
