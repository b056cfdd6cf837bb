import { join, resolve } from 'node:path'
import { startDemoProviders } from './demo/providers.ts'
import { createParts } from './machine/parts.ts'
import { root } from './machine/root.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'
import { startCapture } from './smtp-capture.ts'
import { buildWebWhenChanged } from './steps/build-web.ts'
import { claimDataFolder } from './steps/data-folder.ts'
import { type Addresses, pickAddresses } from './steps/pick-addresses.ts'
import {
  applyMigrations,
  type DatabaseUrls,
  dropHalfSeeded,
  ensureDatabase,
  seedWhenEmpty,
} from './steps/prepare-database.ts'
import { type AppsOptions, failOnExit, runWeb, runWorker, waitForReady } from './steps/run-apps.ts'
import { readSecrets, type Secrets } from './steps/secrets.ts'
import { type Demo, removeDemo, writeDemo } from './steps/write-demo.ts'

export type ProductOptions = {
  mode: 'production' | 'development'
  fresh?: boolean
  /** false leaves the web app out: neither built nor started. */
  web?: boolean
  /** false leaves the worker out. */
  worker?: boolean
  /** Where settings come from: DATABASE_URL, REDIS_URL, SMTP_URL, PORT, SMTP_PORT, WORKER_PORT, HOST, FRONTDESK_DATA_DIR. */
  env: NodeJS.ProcessEnv
  say: (line: string) => void
}

export type Ready = {
  demo: Demo
  outboxPage: string | undefined
  workerUrl: string
  logs: string
  env: NodeJS.ProcessEnv
}

export type Product = {
  /** Resolves when everything answers; rejects with a message for people. */
  ready: Promise<Ready>
  /** Resolves when a part ended that cannot be restarted. */
  failed: Promise<Error>
  /** Stops what was started, also in the middle of a start. */
  stop(): Promise<void>
}

type Context = ProductOptions & {
  parts: ReturnType<typeof createParts>
  fail: (error: Error) => void
}

const folderLock = 'folder lock'
const databaseName = 'frontdesk'
const readyWithinMs = 120_000

/** Starts PostgreSQL, Redis, mail capture, worker and web app, in this order, each only where none is given. */
export function startProduct(options: ProductOptions): Product {
  const parts = createParts()
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>()
  const started = start({ ...options, parts, fail })
  const ready = Promise.race([
    started,
    failed.then((error): never => {
      throw error
    }),
  ])
  return {
    ready,
    failed,
    stop: async () => {
      await parts.stopAll((name) => name !== folderLock && options.say(`Stopping ${name}`))
      await started.catch(() => {})
    },
  }
}

async function start(context: Context): Promise<Ready> {
  const { env, parts, say, mode } = context
  const folder = await claimDataFolder(resolve(root, env.FRONTDESK_DATA_DIR || '.data'), {
    fresh: context.fresh ?? false,
    say,
  })
  await parts.add(folderLock, async () => {
    await removeDemo(folder.path)
    await folder.lock.release()
  })
  await removeDemo(folder.path)
  const addresses = await pickAddresses(env)
  const secrets = await readSecrets(folder.path)
  const base = { ...context, folder: folder.path, lock: folder.lock }
  const urls = await provideDatabase(base, secrets)
  const redisUrl = await provideRedis(base)
  const mail = await provideMail(base)
  const providers = await startDemoProviders(env)
  await parts.add('demo providers', providers.stop)
  const childEnv: NodeJS.ProcessEnv = {
    ...env,
    ...providers.env,
    ...environmentOf({ addresses, secrets, urls, env }),
    NODE_ENV: mode,
    FRONTDESK_DATA_DIR: folder.path,
    REDIS_URL: redisUrl,
    SMTP_URL: mail.smtpUrl,
  }
  const applied = await applyMigrations(urls)
  if (applied > 0) say(`Applied ${applied} ${applied === 1 ? 'migration' : 'migrations'}`)
  const organizations = await seedWhenEmpty({ ...base, urls, env: childEnv })
  if (mode === 'production' && context.web !== false) {
    await buildWebWhenChanged({ parts, say, env: childEnv, logFile: join(folder.path, 'logs', 'build.log') })
  }
  // The apps work as the two lesser roles; only migrations and the seed know the owner.
  const { DATABASE_URL: _owner, ...appsEnv } = childEnv
  const workerUrl = await runApps({ ...base, ...addresses, env: appsEnv }, addresses)
  const demo: Demo = {
    webUrl: addresses.webUrl,
    smtp: { host: '127.0.0.1', port: addresses.smtpPort },
    outboxDir: join(folder.path, 'outbox'),
    accounts: providers.accounts,
    organizations,
  }
  await writeDemo(folder.path, demo)
  return { demo, outboxPage: mail.pageUrl, workerUrl, logs: join(folder.path, 'logs'), env: childEnv }
}

type Base = Context & Pick<AppsOptions, 'folder' | 'lock'>

async function provideDatabase(context: Base, secrets: Secrets): Promise<DatabaseUrls> {
  const { env, folder, say } = context
  if (env.DATABASE_URL) {
    if (context.fresh)
      throw new Error(
        '--fresh cannot empty the database at DATABASE_URL. Empty it yourself, or unset DATABASE_URL.',
      )
    return roleUrls(env.DATABASE_URL, secrets, env)
  }
  say('Starting PostgreSQL')
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    logFile: join(folder, 'logs', 'postgres.log'),
  })
  await context.parts.add('PostgreSQL', postgres.stop)
  await context.lock.remember('postgres', postgres.child.pid)
  failOnExit(postgres.child, context.fail)
  if (await dropHalfSeeded(postgres.url, databaseName, folder))
    say('The first filling was interrupted: starting it over')
  return roleUrls(await ensureDatabase(postgres.url, databaseName), secrets, env)
}

function roleUrls(ownerUrl: string, secrets: Secrets, env: NodeJS.ProcessEnv): DatabaseUrls {
  const as = (name: string, password: string) => {
    const url = new URL(ownerUrl)
    url.username = name
    url.password = password
    return url.href
  }
  return {
    ownerUrl,
    appUrl: env.DATABASE_APP_URL || as('app_user', secrets.APP_PASSWORD),
    systemUrl: env.DATABASE_SYSTEM_URL || as('app_system', secrets.SYSTEM_PASSWORD),
  }
}

async function provideRedis(context: Base): Promise<string> {
  const { env, folder } = context
  if (env.REDIS_URL) return env.REDIS_URL
  context.say('Starting Redis')
  const redis = await startRedis({
    dataDir: join(folder, 'redis'),
    logFile: join(folder, 'logs', 'redis.log'),
  })
  await context.parts.add('Redis', redis.stop)
  await context.lock.remember('redis', redis.child.pid)
  failOnExit(redis.child, context.fail)
  return redis.url
}

async function provideMail(context: Base): Promise<{ smtpUrl: string; pageUrl: string | undefined }> {
  if (context.env.SMTP_URL) return { smtpUrl: context.env.SMTP_URL, pageUrl: undefined }
  const capture = await startCapture({ outboxDir: join(context.folder, 'outbox') })
  await context.parts.add('mail capture', capture.stop)
  return { smtpUrl: capture.smtpUrl, pageUrl: capture.pageUrl }
}

function environmentOf(known: {
  addresses: Addresses
  secrets: Secrets
  urls: DatabaseUrls
  env: NodeJS.ProcessEnv
}): Record<string, string> {
  const { addresses, secrets, urls, env } = known
  return {
    PORT: String(addresses.port),
    WORKER_PORT: String(addresses.workerPort),
    SMTP_HOST: env.SMTP_HOST || '127.0.0.1',
    SMTP_PORT: String(addresses.smtpPort),
    WEB_URL: addresses.webUrl,
    NEXTAUTH_URL: env.NEXTAUTH_URL || addresses.webUrl,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET || secrets.NEXTAUTH_SECRET,
    FRONTDESK_SECRET: env.FRONTDESK_SECRET || secrets.FRONTDESK_SECRET,
    DATABASE_URL: urls.ownerUrl,
    DATABASE_APP_URL: urls.appUrl,
    DATABASE_SYSTEM_URL: urls.systemUrl,
  }
}

async function runApps(
  options: AppsOptions & Pick<ProductOptions, 'web' | 'worker'>,
  addresses: Addresses,
): Promise<string> {
  const workerUrl = `http://127.0.0.1:${addresses.workerPort}`
  const host = addresses.host === '0.0.0.0' ? '127.0.0.1' : addresses.host
  const apps = [
    { name: 'the worker', wanted: options.worker, run: runWorker, probe: `${workerUrl}/health/ready` },
    {
      name: 'the web app',
      wanted: options.web,
      run: runWeb,
      probe: `http://${host}:${addresses.port}/api/v1/ready`,
    },
  ].filter(({ wanted }) => wanted !== false)
  if (apps.length > 0) options.say(`Starting ${apps.map(({ name }) => name).join(' and ')}`)
  for (const { run } of apps) await run(options)
  await waitForReady(
    apps.map(({ probe }) => probe),
    { say: options.say, signal: options.parts.signal, withinMs: readyWithinMs },
  )
  return workerUrl
}
