import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { commandLineOf } from './machine/alive.ts'
import { type Child, startChild } from './machine/child.ts'
import { pickPort } from './machine/ports.ts'
import { type Account, asAccount, pickAccount, takeOwnership } from './postgres/account.ts'
import { findPostgresBinaries, type PostgresBinaries } from './postgres/binaries.ts'

export type PostgresOptions = {
  /** Folder of ours; holds the cluster, its password and its log. */
  dataDir: string
  port?: number
  /** For throw-away clusters: nothing is forced to disk. */
  fast?: boolean
  logFile?: string
}

export type Postgres = {
  /** Superuser URL of the maintenance database. */
  url: string
  port: number
  child: Child
  stop(): Promise<void>
}

const superuser = 'frontdesk'
const readyWithinMs = 60_000

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'jit=off',
]
const fastSettings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  // Nobody guesses the passwords of a server of some minutes, and tests open a thousand connections.
  'scram_iterations=1',
]

/**
 * Starts the embedded PostgreSQL on a loopback port, creating the cluster when there is none.
 * Throws with a sentence for people when the folder is in use or belongs to somebody else.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const cluster = join(dataDir, 'cluster')
  const logFile = options.logFile ?? join(dataDir, 'postgres.log')
  const binaries = await findPostgresBinaries()
  const account = await pickAccount()
  if (existsSync(cluster)) await takeOwnership(cluster, account)
  else await createCluster(dataDir, binaries, account, logFile)
  await clearStalePid(cluster)

  const port = options.port ?? (await pickPort())
  const flags = [...settings, ...(options.fast ? fastSettings : []), `port=${port}`]
  const command = asAccount(account, binaries.postgres, [
    '-D',
    cluster,
    ...flags.flatMap((flag) => ['-c', flag]),
  ])
  const child = await startChild({ name: 'postgres', ...command, cwd: '/', logFile, stopSignal: 'SIGINT' })
  const password = (await readFile(join(dataDir, 'password'), 'utf8')).trim()
  const url = `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`
  await waitUntilReady(url, child)
  return { url, port, child, stop: () => child.stop(30_000) }
}

/** A cluster appears under its name only when complete, so an interrupted first start leaves nothing behind. */
async function createCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  account: Account,
  logFile: string,
): Promise<void> {
  const draft = join(dataDir, 'cluster.new')
  const passwordFile = join(dataDir, 'password')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  await chmod(passwordFile, 0o600)
  if (account.owner !== process.getuid?.()) {
    await chown(draft, account.owner, account.owner)
    await chown(passwordFile, account.owner, account.owner)
  }
  // The builtin provider sorts alike on every machine; LC_CTYPE tells trigrams which letters are letters.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--lc-ctype=C.UTF-8']
  const identity = ['-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  const command = asAccount(account, binaries.initdb, ['-D', draft, ...identity, ...locale, '--no-sync'])
  const child = await startChild({ name: 'initdb', ...command, cwd: '/', logFile })
  const { code } = await child.exited
  if (code !== 0) throw new Error(`PostgreSQL could not create its data folder:\n${child.lastLines()}`)
  await rename(draft, join(dataDir, 'cluster'))
}

/** After a crash or a reboot the pid in the file may by now be anybody's; PostgreSQL would refuse to start. */
async function clearStalePid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid, , , port] = (await readFile(file, 'utf8')).split('\n')
  const command = await commandLineOf(Number(pid))
  if (command.includes(cluster)) {
    throw new Error(`PostgreSQL already runs on ${cluster} (process ${pid}, port ${port}). Stop it first.`)
  }
  await rm(file, { force: true })
}

async function waitUntilReady(url: string, child: Child): Promise<void> {
  let ended = false
  void child.exited.then(() => {
    ended = true
  })
  const deadline = Date.now() + readyWithinMs
  while (!(await answers(url))) {
    if (ended) throw new Error(`PostgreSQL ended while starting:\n${child.lastLines()}`)
    if (Date.now() > deadline) {
      await child.stop()
      throw new Error(`PostgreSQL did not answer within ${readyWithinMs / 1000} s:\n${child.lastLines()}`)
    }
    await wait(50)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
