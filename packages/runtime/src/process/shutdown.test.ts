import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startScript, untilEnd } from '../test/run-script.ts'

/** A process that registers `steps`, says `ready` and stays until it is told to stop. */
async function startWith(steps: string, graceMs = 10_000) {
  const child = startScript(
    `
      import { installShutdown, onShutdown } from './process/shutdown.ts'
      ${steps}
      installShutdown({ graceMs: ${graceMs} })
      setInterval(() => undefined, 1000)
      console.log('ready')
    `,
    { LOG_LEVEL: 'silent' },
  )
  const end = untilEnd(child)
  if (child.stdout) await once(child.stdout, 'data')
  return { child, end }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s closes in reverse order and exits with 0',
  async (signal) => {
    const { child, end } = await startWith(`
    onShutdown('database', async () => console.log('database'))
    onShutdown('broken', async () => { throw new Error('no') })
    onShutdown('listener', async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      console.log('listener')
    })
  `)
    child.kill(signal)
    expect(await end).toEqual({ code: 0, signal: null, output: 'ready\nlistener\ndatabase\n' })
  },
)

test('exits with 1 when closing takes longer than it may', async () => {
  const { child, end } = await startWith(`onShutdown('stuck', () => new Promise(() => undefined))`, 50)
  child.kill('SIGTERM')
  expect(await end).toMatchObject({ code: 1 })
})

test('a second signal ends the process at once', async () => {
  const { child, end } = await startWith(`
    onShutdown('stuck', () => { console.log('stopping'); return new Promise(() => undefined) })
  `)
  child.kill('SIGTERM')
  if (child.stdout) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await end).toMatchObject({ code: 1 })
})
