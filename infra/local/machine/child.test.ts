import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLineOf, isAlive, markOf } from './alive.ts'
import { startChild } from './child.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-child-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const shell = (name: string, script: string) => ({
  name,
  command: '/bin/sh',
  args: ['-c', script],
  logFile: join(folder, 'logs', `${name}.log`),
})

test('keeps the last lines a child printed, and all of them in its log', async () => {
  const child = await startChild(shell('chatty', 'seq 1 100; echo broken >&2; exit 3'))
  expect(await child.exited).toEqual({ code: 3, signal: null })
  expect(child.lastLines()).toContain('broken')
  expect(child.lastLines().split('\n')).toHaveLength(25)
  await expect.poll(() => readFile(join(folder, 'logs', 'chatty.log'), 'utf8')).toContain('99\n100\n')
})

test('hands over text on standard input', async () => {
  const child = await startChild({ ...shell('reader', 'cat'), input: 'settings\n' })
  await child.exited
  expect(child.lastLines()).toBe('settings')
})

test('ends a child that does not listen, and what it started', async () => {
  const child = await startChild(
    shell('stubborn', "trap '' TERM; sleep 300 & echo $!; while :; do sleep 1; done"),
  )
  await expect.poll(() => child.lastLines()).toMatch(/^\d+$/)
  const grandchild = await markOf(Number(child.lastLines()))
  await child.stop(100)
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' })
  while (await isAlive(grandchild)) await wait(10)
  expect(await commandLineOf(child.pid)).toBe('')
})

test('rejects a program that does not exist', async () => {
  await expect(startChild({ ...shell('missing', ''), command: '/nowhere/program' })).rejects.toThrow(
    '/nowhere/program',
  )
})
