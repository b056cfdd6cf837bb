import { expect, test } from 'vitest'
import { ByteBudget, type Held } from './byte-budget.ts'

/** Tells in which order shares were given. */
function ordered(budget: ByteBudget) {
  const given: string[] = []
  const shares = new Map<string, Held>()
  return {
    given,
    take: (name: string, bytes: number, signal?: AbortSignal) =>
      budget.take(bytes, signal).then((held) => {
        given.push(name)
        shares.set(name, held)
      }),
    release: async (name: string) => {
      shares.get(name)?.release()
      await settle()
    },
  }
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
}

test('what is too large waits until enough is free, and what fits goes on before it', async () => {
  const { given, take, release } = ordered(new ByteBudget(100))
  await take('first', 60)
  const large = take('large', 70)
  await take('small', 30)
  expect(given).toEqual(['first', 'small'])
  await release('first')
  await large
  expect(given).toEqual(['first', 'small', 'large'])
})

test('what waits is not overtaken for ever', async () => {
  const budget = new ByteBudget(100)
  const first = await budget.take(50)
  let served = false
  const large = budget.take(100).then((held) => {
    served = true
    return held
  })
  let passed = 0
  for (let share = budget.takeNow(10); share; share = budget.takeNow(10)) {
    share.release()
    passed += 1
  }
  expect(passed).toBe(64)
  const late = budget.take(10)
  await settle()
  expect(served).toBe(false)
  first.release()
  const held = await large
  expect(budget.free).toBe(0)
  held.release()
  await late
  expect(budget.waiting).toBe(0)
})

test('those that wait are served in their order', async () => {
  const { given, take, release } = ordered(new ByteBudget(100))
  await take('all', 100)
  const others = ['a', 'b', 'c'].map((name) => take(name, 50))
  await release('all')
  await Promise.all(others.slice(0, 2))
  expect(given).toEqual(['all', 'a', 'b'])
  await release('a')
  expect(given).toEqual(['all', 'a', 'b', 'c'])
})

test('what is larger than everything gets everything, and is not waited for in vain', async () => {
  const budget = new ByteBudget(100)
  const held = await budget.take(1_000)
  expect(budget.free).toBe(0)
  held.release()
  expect(budget.free).toBe(100)
})

test('a share given back twice counts once', async () => {
  const budget = new ByteBudget(100)
  const held = await budget.take(40)
  held.release()
  held.release()
  expect(budget.free).toBe(100)
})

test('a share grows only into what is free, and what it shrinks by serves others', async () => {
  const budget = new ByteBudget(100)
  const held = await budget.take(60)
  expect(held.resize(120)).toBe(true)
  expect(budget.free).toBe(0)
  const waiting = budget.take(50)
  held.resize(50)
  const other = await waiting
  expect(held.resize(60)).toBe(false)
  expect(budget.free).toBe(0)
  held.release()
  other.release()
  expect(budget.free).toBe(100)
})

test('who gives up waiting holds up nobody and takes nothing', async () => {
  const budget = new ByteBudget(100)
  const held = await budget.take(50)
  const leaving = new AbortController()
  const large = budget.take(100, leaving.signal)
  const next = budget.take(60)
  leaving.abort(new Error('too late'))
  await expect(large).rejects.toThrow('too late')
  held.release()
  await next
  expect(budget.free).toBe(40)
  await expect(budget.take(90, leaving.signal)).rejects.toThrow('too late')
  expect(budget.waiting).toBe(0)
})
