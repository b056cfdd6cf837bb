import { expect, test, vi } from 'vitest'
import { BreakerOpen, breaker } from './circuit-breaker.ts'
import { sleep } from './clock.ts'
import { renderMetrics } from './metrics.ts'

process.env.LOG_LEVEL = 'silent'

const fail = () => Promise.reject(new Error('down'))
const succeed = () => Promise.resolve('up')

async function gaugeOf(name: string): Promise<string | undefined> {
  const { body } = await renderMetrics()
  return new RegExp(`^circuit_breaker_state\\{name="${name}"\\} (\\d)$`, 'm').exec(body)?.[1]
}

test('opens after consecutive failures and then refuses without calling', async () => {
  const guarded = breaker('opens', { failures: 3, halfOpenAfterMs: 60_000 })
  const call = vi.fn(fail)
  for (let i = 0; i < 3; i += 1) await expect(guarded.execute(call)).rejects.toThrow('down')
  await expect(guarded.execute(call)).rejects.toBeInstanceOf(BreakerOpen)
  expect(call).toHaveBeenCalledTimes(3)
  expect(guarded.state()).toBe('open')
  expect(await gaugeOf('opens')).toBe('2')
})

test('starts counting anew after a success', async () => {
  const guarded = breaker('counts', { failures: 2 })
  await expect(guarded.execute(fail)).rejects.toThrow('down')
  await guarded.execute(succeed)
  await expect(guarded.execute(fail)).rejects.toThrow('down')
  expect(guarded.state()).toBe('closed')
  expect(await gaugeOf('counts')).toBe('0')
})

test('closes again when the trial call succeeds, and stays open when it fails', async () => {
  const guarded = breaker('recovers', { failures: 1, halfOpenAfterMs: 20 })
  await expect(guarded.execute(fail)).rejects.toThrow('down')
  await sleep(30)
  await expect(guarded.execute(fail)).rejects.toThrow('down')
  expect(guarded.state()).toBe('open')
  expect(guarded.triesAgainAt()?.getTime()).toBeGreaterThan(Date.now() - 20)
  await sleep(30)
  const trial = guarded.execute(async () => gaugeOf('recovers'))
  await expect(trial).resolves.toBe('1')
  expect(guarded.state()).toBe('closed')
  expect([await gaugeOf('recovers'), guarded.triesAgainAt()]).toEqual(['0', null])
})

test('ignores errors that do not speak against the other side', async () => {
  const guarded = breaker('selective', { failures: 1, counts: (error) => !(error instanceof RangeError) })
  await expect(guarded.execute(() => Promise.reject(new RangeError('our fault')))).rejects.toThrow(
    'our fault',
  )
  expect(guarded.state()).toBe('closed')
})

test('is one per name', async () => {
  expect(breaker('same')).toBe(breaker('same'))
})
