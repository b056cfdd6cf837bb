import { expect, test } from 'vitest'
import { retry, TimedOut, withTimeout } from './retry.ts'

test('returns the first success and says which attempt it is', async () => {
  const attempts: number[] = []
  const result = await retry(
    async (attempt) => {
      attempts.push(attempt)
      if (attempt < 3) throw new Error('not yet')
      return 'done'
    },
    { baseMs: 1 },
  )
  expect(result).toBe('done')
  expect(attempts).toEqual([1, 2, 3])
})

test('gives up with the last error after the last attempt', async () => {
  let calls = 0
  const failing = retry(
    async () => {
      calls += 1
      throw new Error(`failure ${calls}`)
    },
    { attempts: 4, baseMs: 1 },
  )
  await expect(failing).rejects.toThrow('failure 4')
  expect(calls).toBe(4)
})

test('does not repeat what is not worth repeating', async () => {
  let calls = 0
  const failing = retry(
    async () => {
      calls += 1
      throw new TypeError('wrong for ever')
    },
    { retryable: (error) => !(error instanceof TypeError) },
  )
  await expect(failing).rejects.toThrow('wrong for ever')
  expect(calls).toBe(1)
})

test('stops waiting for the next attempt when the signal aborts', async () => {
  const controller = new AbortController()
  const waiting = retry(() => Promise.reject(new Error('down')), {
    baseMs: 3_600_000,
    maxMs: 3_600_000,
    signal: controller.signal,
  })
  setTimeout(() => controller.abort(), 5)
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
})

test('passes on the result and the failure of work that ends in time', async () => {
  await expect(withTimeout(10_000, async () => 'in time')).resolves.toBe('in time')
  await expect(withTimeout(10_000, () => Promise.reject(new Error('own failure')))).rejects.toThrow(
    'own failure',
  )
})

test('rejects work that pays no attention to its signal, and aborts the signal', async () => {
  let given: AbortSignal | undefined
  const late = withTimeout(5, (signal) => {
    given = signal
    return new Promise(() => undefined)
  })
  await expect(late).rejects.toBeInstanceOf(TimedOut)
  expect(given?.aborted).toBe(true)
})
