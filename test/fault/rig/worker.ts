import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { env } from '@frontdesk/runtime/env'
import { type Child, type Exit, startChild } from '../../../infra/local/machine/child.ts'
import { pickPort } from '../../../infra/local/machine/ports.ts'
import { root } from '../../../infra/local/machine/root.ts'

export type Supervised = {
  smtpPort: number
  /** How often the worker has died of SIGKILL so far. */
  deaths(): number
  /** The most memory it has held in its present life. */
  mostMegabytes(): number
  /** Ends it as a power cut would. */
  kill(): void
  /** Asks it to stop and returns how it ended; it is started again. */
  restart(): Promise<Exit>
  /** Its next lives take these as their FAULT_POINTS. */
  nextFaults(faults: string[]): void
  /** Asks it to stop and returns how it ended; it is not started again. */
  stop(): Promise<Exit>
}

const running = new Set<number>()
process.once('exit', () => running.forEach(killGroup))

/**
 * Starts the real worker process on ports of its own and starts it again at once whenever it dies. Each
 * start takes the next entry of `faults` as its FAULT_POINTS. Resolves when it is ready.
 */
export async function superviseWorker({
  faults = [],
  smtpUrl = '',
  minutesAhead = 0,
}: {
  faults?: string[]
  smtpUrl?: string
  /** how wrong its clock is */
  minutesAhead?: number
} = {}): Promise<Supervised> {
  const dataDir = env.FRONTDESK_DATA_DIR
  const [smtpPort, workerPort] = [await pickPort(), await pickPort()]
  const pending = [...faults]
  const start = async () => {
    await rm(join(dataDir, 'faults'), { recursive: true, force: true })
    const child = await startChild({
      name: 'worker',
      command: process.execPath,
      args: [...wrongClock(minutesAhead), join('apps', 'worker', 'src', 'main.ts')],
      cwd: root,
      logFile: join(dataDir, 'worker.log'),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        SMTP_PORT: String(smtpPort),
        WORKER_PORT: String(workerPort),
        SMTP_URL: smtpUrl,
        FAULT_POINTS: pending.shift() ?? '',
      },
    })
    running.add(child.pid)
    void child.exited.then(() => running.delete(child.pid))
    return child
  }
  let child = await start()
  let [stopping, deaths] = [false, 0]
  const restarting = (async () => {
    for (;;) {
      const { signal } = await child.exited
      if (signal === 'SIGKILL') deaths += 1
      if (stopping) return
      child = await start()
    }
  })()
  await ready(workerPort, () => child)
  return {
    smtpPort,
    deaths: () => deaths,
    mostMegabytes: () => {
      const [, kilobytes] =
        /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      return Number(kilobytes) / 1_024
    },
    kill: () => killGroup(child.pid),
    restart: () => {
      process.kill(child.pid, 'SIGTERM')
      return child.exited
    },
    nextFaults: (faults) => void pending.push(...faults),
    stop: async () => {
      stopping = true
      await child.stop(40_000)
      await restarting
      return child.exited
    },
  }
}

function wrongClock(minutesAhead: number): string[] {
  if (minutesAhead === 0) return []
  const wrong = `const right = Date
    const ahead = ${minutesAhead * 60_000}
    globalThis.Date = class Date extends right {
      constructor(...given) { given.length === 0 ? super(right.now() + ahead) : super(...given) }
      static now() { return right.now() + ahead }
    }`
  return ['--import', `data:text/javascript,${encodeURIComponent(wrong)}`]
}

async function ready(port: number, child: () => Child): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await wait(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
    if (answer?.status === 200) return
  }
  throw new Error(`The worker did not become ready:\n${child().lastLines()}`)
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It was dead already.
  }
}
