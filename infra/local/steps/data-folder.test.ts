import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, markOf } from '../machine/alive.ts'
import { claimDataFolder } from './data-folder.ts'
import { readSecrets } from './secrets.ts'

let folder: string
const quiet = { fresh: false, say: () => {} }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-data-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('refuses a second start on the same folder until the first lets go', async () => {
  const first = await claimDataFolder(folder, quiet)
  await expect(claimDataFolder(folder, quiet)).rejects.toThrow(`already runs on ${first.path}`)
  await first.lock.release()
  const second = await claimDataFolder(folder, quiet)
  await second.lock.release()
  expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([])
})

test('lets exactly one of many simultaneous starts in', async () => {
  const claims = await Promise.allSettled(Array.from({ length: 8 }, () => claimDataFolder(folder, quiet)))
  expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('takes over from a killed start and ends what it left running', async () => {
  const leftover = spawn('sleep', ['300'], { stdio: 'ignore' })
  const child = { name: 'web', ...(await markOf(leftover.pid ?? 0)) }
  const dead = { pid: 999_999_999, startedAt: 'gone', children: [child] }
  await writeFile(join(folder, 'lock.json'), JSON.stringify(dead))
  const said: string[] = []
  await claimDataFolder(folder, { fresh: false, say: (line) => said.push(line) })
  expect(await isAlive(child)).toBe(false)
  expect(said.join()).toContain('Stopping web')
})

test('does not touch a process that only has the number of a former child', async () => {
  const stranger = spawn('sleep', ['300'], { stdio: 'ignore' })
  const mark = await markOf(stranger.pid ?? 0)
  const dead = {
    pid: 999_999_999,
    startedAt: 'gone',
    children: [{ ...mark, startedAt: 'earlier', name: 'web' }],
  }
  await writeFile(join(folder, 'lock.json'), JSON.stringify(dead))
  await claimDataFolder(folder, quiet)
  expect(await isAlive(mark)).toBe(true)
  stranger.kill()
})

test('starting anew deletes what earlier starts made and nothing else', async () => {
  const { lock } = await claimDataFolder(folder, quiet)
  await lock.release()
  await mkdir(join(folder, 'outbox'))
  await writeFile(join(folder, 'holiday.jpg'), 'mine')
  const { lock: next } = await claimDataFolder(folder, { ...quiet, fresh: true })
  await next.release()
  expect(existsSync(join(folder, 'outbox'))).toBe(false)
  expect(await readFile(join(folder, 'holiday.jpg'), 'utf8')).toBe('mine')
})

test('refuses to start anew in a folder that no start has made', async () => {
  await mkdir(join(folder, 'storage'))
  await expect(claimDataFolder(folder, { ...quiet, fresh: true })).rejects.toThrow(
    'nothing in it was deleted',
  )
  expect(existsSync(join(folder, 'storage'))).toBe(true)
})

test('keeps secrets from one start to the next, readable by their owner only', async () => {
  const made = await readSecrets(folder)
  expect(await readSecrets(folder)).toEqual(made)
  expect(new Set(Object.values(made)).size).toBe(4)
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

test('closes the folder to other people', async () => {
  await claimDataFolder(folder, quiet)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})
