import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Child, type ChildOptions, startChild } from '../machine/child.ts'
import type { Parts } from '../machine/parts.ts'
import { root } from '../machine/root.ts'
import { nextCommand, webFolder } from './build-web.ts'
import type { Lock } from './lock.ts'
import { showLine } from './show-line.ts'

export type AppsOptions = {
  mode: 'production' | 'development'
  folder: string
  host: string
  port: number
  env: NodeJS.ProcessEnv
  parts: Parts
  lock: Lock
  say: (line: string) => void
  /** Called when a part ended that nothing can restart. */
  fail: (error: Error) => void
}

const restartDelaysMs = [500, 1_000, 2_000, 5_000, 15_000]
const steadyAfterMs = 60_000

/** Most of what a mail needs is garbage once it is stored: with more room it is collected a few times less. */
const youngObjects = ['--max-semi-space-size=64']

/** Starts the worker, which is started again whenever it dies. */
export async function runWorker(options: AppsOptions): Promise<void> {
  const watch = options.mode === 'development' ? ['--watch', '--watch-preserve-output'] : []
  const start = () =>
    startApp(options, {
      name: 'worker',
      command: process.execPath,
      args: [...watch, ...youngObjects, join('apps', 'worker', 'src', 'main.ts')],
      cwd: root,
    })
  let stopping = false
  let child = await start()
  await options.parts.add('worker', async () => {
    stopping = true
    await child.stop()
  })
  const restartForever = async () => {
    for (let tries = 0; ; tries += 1) {
      const began = Date.now()
      await child.exited
      if (stopping) return
      if (Date.now() - began > steadyAfterMs) tries = 0
      options.say(`The worker ended unexpectedly and is started again. Its last lines:\n${child.lastLines()}`)
      await wait(restartDelaysMs[Math.min(tries, restartDelaysMs.length - 1)], undefined, { ref: false })
      if (stopping) return
      child = await start()
    }
  }
  restartForever().catch(options.fail)
}

/** Starts the web app; without it the product is over. */
export async function runWeb(options: AppsOptions): Promise<void> {
  const command = options.mode === 'development' ? 'dev' : 'start'
  const child = await startApp(options, {
    name: 'web',
    command: process.execPath,
    args: [nextCommand(), command, '--port', String(options.port), '--hostname', options.host],
    cwd: webFolder,
  })
  await options.parts.add('web', () => child.stop(10_000))
  failOnExit(child, options.fail)
}

/** Reports the end of a part that cannot be restarted, with its last words. */
export function failOnExit(child: Child, fail: (error: Error) => void): void {
  void child.exited.then(({ code, signal }) => {
    fail(
      new Error(
        `${child.name} ended unexpectedly (${signal ?? `code ${code}`}). Its last lines:\n${child.lastLines()}`,
      ),
    )
  })
}

/** Waits until each URL answers 200. Says every few seconds which one is still awaited. */
export async function waitForReady(
  urls: string[],
  { say, signal, withinMs }: { say: (line: string) => void; signal: AbortSignal; withinMs: number },
): Promise<void> {
  const began = Date.now()
  let spoken = began
  for (const url of urls) {
    while (!(await isReady(url))) {
      signal.throwIfAborted()
      if (Date.now() - began > withinMs) throw new Error(`${url} was not ready within ${withinMs / 1_000} s`)
      if (Date.now() - spoken > 5_000) {
        say(`  … waiting for ${url} (${Math.round((Date.now() - began) / 1_000)} s)`)
        spoken = Date.now()
      }
      await wait(150)
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}

async function startApp(
  options: AppsOptions,
  app: Pick<ChildOptions, 'name' | 'command' | 'args'> & { cwd: string },
): Promise<Child> {
  const showAll = options.mode === 'development'
  const child = await startChild({
    ...app,
    env: options.env,
    logFile: join(options.folder, 'logs', `${app.name}.log`),
    onLine: (line, stream) => {
      const shown = showLine(line, stream, showAll)
      if (shown !== undefined) options.say(`${app.name} │ ${shown}`)
    },
  })
  await options.lock.remember(app.name, child.pid)
  return child
}
