import { expect, test } from 'vitest'
import { runSteps, type Step } from './run-steps.ts'

const step = (name: string, run: Step['run']): Step => ({ name, title: name, run })

test('adds up what the steps counted', async () => {
  const steps = [
    step('unit', async () => ({ passed: 5, failed: 0 })),
    step('browser', async () => ({ passed: 2, failed: 0 })),
  ]
  expect(await runSteps(steps, () => {})).toEqual({ passed: 7, failed: 0 })
})

test('ends with the first step that has failed tests', async () => {
  const ran: string[] = []
  const steps = ['unit', 'browser'].map((name) =>
    step(name, async () => {
      ran.push(name)
      return { passed: 5, failed: 2 }
    }),
  )
  const said: string[] = []
  expect(await runSteps(steps, (line) => said.push(line))).toEqual({ passed: 5, failed: 2 })
  expect(ran).toEqual(['unit'])
  expect(said.join('\n')).toContain('bin/test --only unit')
})

test('counts a step that could not be carried out as one failure', async () => {
  const broken = step('types', async () => {
    throw new Error('tsc ended with 2')
  })
  const said: string[] = []
  expect(await runSteps([broken], (line) => said.push(line))).toEqual({ passed: 0, failed: 1 })
  expect(said.join('\n')).toContain('types: tsc ended with 2')
})

test('runs nothing when the machine lacks something that cannot be installed', async () => {
  let ran = false
  const first = step('lint', async () => {
    ran = true
    return { passed: 0, failed: 0 }
  })
  const needy = { ...first, prepare: () => Promise.reject(new Error('Install chromium')) }
  expect(await runSteps([first, needy], () => {})).toEqual({ passed: 0, failed: 1 })
  expect(ran).toBe(false)
})

test('a step that begins beside another is told, and counted, at its own place', async () => {
  const ran: string[] = []
  const said: string[] = []
  const count = async (name: string) => {
    ran.push(name)
    return { passed: 1, failed: 0 }
  }
  const steps = [
    step('lint', () => count('lint')),
    { ...step('build', () => count('build')), beside: 'lint' },
    step('unit', () => count('unit')),
  ]
  expect(await runSteps(steps, (line) => said.push(line))).toEqual({ passed: 3, failed: 0 })
  expect(ran).toEqual(['build', 'lint', 'unit'])
  expect(said.filter((line) => line.startsWith('✔')).map((line) => line.split(/[ :]+/)[1])).toEqual([
    'lint',
    'build',
    'unit',
  ])
})

test('a step that began beside another is waited for when that one fails', async () => {
  let ended = false
  const slow = step('build', async () => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    ended = true
    return { passed: 0, failed: 0 }
  })
  const broken = step('lint', async () => ({ passed: 0, failed: 1 }))
  expect(await runSteps([broken, { ...slow, beside: 'lint' }], () => {})).toEqual({ passed: 0, failed: 1 })
  expect(ended).toBe(true)
})

test('a step that fails beside another fails the whole', async () => {
  const broken = step('build', () => Promise.reject(new Error('no room')))
  const fine = step('lint', async () => ({ passed: 0, failed: 0 }))
  const said: string[] = []
  expect(await runSteps([fine, { ...broken, beside: 'lint' }], (line) => said.push(line))).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(said.join('\n')).toContain('build: no room')
})
