import { expect, test, vi } from 'vitest'
import { leastIdAt, newId, timeOfId } from './id.ts'

const form = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

test('makes UUIDs of version 7 that carry the time', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(form)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(before)
  expect(timeOfId('0198b2f0-0400-7000-8000-00000000dead')).toEqual(new Date(0x0198b2f00400))
  expect(leastIdAt(new Date(0x0198b2f00400))).toBe('0198b2f0-0400-7000-8000-000000000000')
  expect(newId() >= leastIdAt(new Date(before))).toBe(true)
})

test('every id is greater than the one before, even many in one millisecond', () => {
  const ids = Array.from({ length: 50_000 }, newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => form.test(id))).toBe(true)
})

test('keeps counting up when the clock is set back', () => {
  const earlier = newId()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
  const later = newId()
  clock.mockRestore()
  expect(later > earlier).toBe(true)
})
