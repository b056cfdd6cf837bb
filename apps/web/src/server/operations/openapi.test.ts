import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { contracts } from '../../contract/registry.ts'
import { describeApi } from './openapi.ts'

const root = fileURLToPath(new URL('../../../../..', import.meta.url))
const routesFolder = fileURLToPath(new URL('../../app/api/v1', import.meta.url))

test('is a valid OpenAPI 3.1 description', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'openapi-'))
  const file = join(folder, 'openapi.json')
  await writeFile(file, JSON.stringify(describeApi()))
  const lint = promisify(execFile)(
    join(root, 'node_modules/.bin/redocly'),
    ['lint', file, '--extends=minimal', '--format=json'],
    {
      cwd: folder,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  )
  const { stdout } = await lint.finally(() => rm(folder, { recursive: true }))
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0 } })
})

test('describes every contract, with its parameters, body, answer and errors', () => {
  const { openapi, paths = {} } = describeApi()
  expect(openapi).toBe('3.1.1')
  for (const { method, path, name, body, params, query, permission } of contracts) {
    const operation = paths[path]?.[method.toLowerCase() as 'get']
    expect(operation?.operationId, `${method} ${path}`).toBe(name)
    expect(Boolean(operation?.requestBody)).toBe(Boolean(body) || name === 'createAttachment')
    const described = (operation?.parameters ?? []).map((parameter) => 'name' in parameter && parameter.name)
    const named = [...Object.keys(params?.shape ?? {}), ...Object.keys(query?.shape ?? {})]
    expect(described).toEqual(expect.arrayContaining(named))
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining(['429', ...(permission === null ? [] : ['401', '403'])]),
    )
  }
})

test('says of a route that will go since when, until when, and what follows it', () => {
  const deprecated = { since: '2026-03-01', sunset: '2026-09-30', successor: '/parcels' }
  const shared = {
    method: 'GET',
    summary: 'Things',
    permission: null,
    rate: 'general',
    noun: 'things',
  } as const
  const { paths = {} } = describeApi([
    { ...shared, name: 'listOld', path: '/old', deprecated },
    { ...shared, name: 'listNew', path: '/new' },
  ])
  expect(paths['/old']?.get).toMatchObject({
    deprecated: true,
    description:
      'Needs no sign-in. Deprecated since 2026-03-01 and goes on 2026-09-30. Use `/parcels` instead.',
  })
  expect(paths['/new']?.get).not.toHaveProperty('deprecated')
})

test('gives every operation a name of its own', () => {
  expect(new Set(contracts.map(({ name }) => name)).size).toBe(contracts.length)
})

test('every route has a contract, and every contract has a route', async () => {
  const files = (await readdir(routesFolder, { recursive: true })).filter((file) => file.endsWith('route.ts'))
  const answered: string[] = []
  for (const file of files) {
    const module: object = await import(/* @vite-ignore */ join(routesFolder, file))
    const path = `/${file}`.replace(/\/route\.ts$/, '').replace(/\[(?:\.\.\.)?(\w+)\]/g, '{$1}')
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']) {
      if (method in module) answered.push(`${method} ${path}`)
    }
  }
  expect(answered.sort()).toEqual(contracts.map(({ method, path }) => `${method} ${path}`).sort())
})
