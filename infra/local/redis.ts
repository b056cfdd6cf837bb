import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { installDebianPackages } from './machine/apt.ts'
import { type Child, startChild } from './machine/child.ts'
import { pickPort } from './machine/ports.ts'
import { findProgram } from './machine/programs.ts'
import { ask } from './redis/ask.ts'

export type RedisOptions = {
  /** Folder of ours; holds the append-only file, the password and the log. */
  dataDir: string
  port?: number
  /** For throw-away servers: nothing is written to disk. */
  fast?: boolean
  logFile?: string
}

export type Redis = { url: string; port: number; child: Child; stop(): Promise<void> }

const programs = ['redis-server', 'valkey-server']
const readyWithinMs = 30_000

/** Starts a Redis of our own on a loopback port with a password; the queue asks for `noeviction`. */
export async function startRedis(options: RedisOptions): Promise<Redis> {
  const program = await findRedis()
  await mkdir(options.dataDir, { recursive: true })
  const password = await readPassword(join(options.dataDir, 'password'))
  const port = options.port ?? (await pickPort())
  const child = await startChild({
    name: 'redis',
    command: program,
    args: ['-'],
    // The settings go through standard input, so the password shows in no process list.
    input: settings({ ...options, port, password }).join('\n'),
    cwd: options.dataDir,
    logFile: options.logFile ?? join(options.dataDir, 'redis.log'),
  })
  await waitUntilReady(port, password, child)
  return { url: `redis://:${password}@127.0.0.1:${port}`, port, child, stop: () => child.stop() }
}

/** Path of a Redis or Valkey server; as root on Debian it is installed when missing. */
export async function findRedis(): Promise<string> {
  const found =
    findProgram(programs) ??
    ((await installDebianPackages(['redis-server'])) ? findProgram(programs) : undefined)
  if (found) return found
  throw new Error(
    [
      'Redis is needed and there is no redis-server or valkey-server on PATH. Two ways out:',
      '  1. install it:            sudo apt-get install redis-server',
      '  2. use one you have:      REDIS_URL=redis://host:6379 bin/start',
    ].join('\n'),
  )
}

async function readPassword(file: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  await chmod(file, 0o600)
  return (await readFile(file, 'utf8')).trim()
}

function settings(options: RedisOptions & { port: number; password: string }): string[] {
  return [
    'bind 127.0.0.1',
    `port ${options.port}`,
    `requirepass ${options.password}`,
    'daemonize no',
    `dir ${JSON.stringify(options.dataDir)}`,
    'maxmemory-policy noeviction',
    'save ""',
    ...(options.fast ? ['appendonly no'] : ['appendonly yes', 'appendfsync everysec']),
    '',
  ]
}

async function waitUntilReady(port: number, password: string, child: Child): Promise<void> {
  let ended = false
  void child.exited.then(() => {
    ended = true
  })
  const deadline = Date.now() + readyWithinMs
  // A big append-only file is loaded first; until then the answer is an error that says so.
  while (!(await ask(port, ['AUTH', password], ['PING'])).includes('PONG')) {
    if (ended) throw new Error(`Redis ended while starting:\n${child.lastLines()}`)
    if (Date.now() > deadline) {
      await child.stop()
      throw new Error(`Redis did not answer within ${readyWithinMs / 1000} s:\n${child.lastLines()}`)
    }
    await wait(30)
  }
}
