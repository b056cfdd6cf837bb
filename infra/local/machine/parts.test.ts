import { expect, test } from 'vitest'
import { createParts, Stopped } from './parts.ts'

test('stops parts in the reverse order of their start', async () => {
  const parts = createParts()
  const stopped: string[] = []
  for (const name of ['database', 'queue', 'web']) await parts.add(name, async () => void stopped.push(name))
  parts.remove('queue')
  await parts.stopAll()
  expect(stopped).toEqual(['web', 'database'])
})

test('stops the others when one cannot be stopped, and says so', async () => {
  const parts = createParts()
  const stopped: string[] = []
  await parts.add('database', async () => void stopped.push('database'))
  await parts.add('web', async () => {
    throw new Error('web hangs')
  })
  await expect(parts.stopAll()).rejects.toThrow('web hangs')
  expect(stopped).toEqual(['database'])
})

test('stops a part at once that comes up after the end was asked for', async () => {
  const parts = createParts()
  await parts.stopAll()
  const stopped: string[] = []
  await expect(parts.add('late', async () => void stopped.push('late'))).rejects.toThrow(Stopped)
  expect(stopped).toEqual(['late'])
  expect(parts.signal.aborted).toBe(true)
})
