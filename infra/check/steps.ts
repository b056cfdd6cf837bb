import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium } from '../local/machine/chromium.ts'
import { createParts } from '../local/machine/parts.ts'
import { root } from '../local/machine/root.ts'
import { findRedis } from '../local/redis.ts'
import { buildWebWhenChanged } from '../local/steps/build-web.ts'
import type { Count, Step } from './run-steps.ts'

const colors = process.stdout.isTTY ? 'force' : 'off'
const nothingCounted: Count = { passed: 0, failed: 0 }

/** The whole check, in the order in which it is told. */
export const steps: Step[] = [
  { name: 'lint', title: 'Format and lint', run: () => commands(`biome ci --colors=${colors} .`) },
  { name: 'boundaries', title: 'Boundaries between packages', run: () => commands('turbo boundaries') },
  { name: 'unused', title: 'Unused code and dependencies', run: () => commands('knip') },
  { name: 'build', title: 'Production build', beside: 'lint', run: build },
  {
    name: 'types',
    title: 'Types',
    // All that runs on a server is one program, what runs in browsers another: each on one processor.
    run: async () => {
      await Promise.all([commands('tsc --noEmit -p .'), commands('tsc --noEmit -p apps/web')])
      return nothingCounted
    },
  },
  {
    name: 'unit',
    title: 'Unit and integration tests',
    prepare: findRedis,
    // Those who wait for timeouts and for the database leave a third of two processors idle.
    run: () => vitest('unit', '--maxWorkers=3'),
  },
  {
    name: 'fault',
    title: 'Fault tests',
    // Killing processes and waiting for what they leave takes longer than all else together.
    apart: true,
    prepare: findRedis,
    // They wait for leases, pauses and timeouts more than they compute.
    run: () => vitest('fault', '--maxWorkers=3'),
  },
  {
    name: 'browser',
    title: 'Browser tests',
    prepare: findChromium,
    run: () => vitest('browser'),
  },
]

async function commands(...lines: string[]): Promise<Count> {
  for (const line of lines) {
    const code = await runCommand(line)
    if (code !== 0) throw new Error(`"${line}" ended with ${code}`)
  }
  return nothingCounted
}

/** Runs one vitest project and counts from its own report. Errors outside any test fail it too. */
async function vitest(project: string, ...options: string[]): Promise<Count> {
  const report = join(root, '.test', `${project}.json`)
  await mkdir(join(root, '.test'), { recursive: true })
  await rm(report, { force: true })
  const code = await runCommand(
    [
      `vitest run --project ${project} --reporter=default --reporter=json`,
      `--outputFile.json=.test/${project}.json`,
      ...options,
    ].join(' '),
  )
  if (!existsSync(report)) throw new Error(`vitest ended with ${code} and left no report`)
  const counted = JSON.parse(await readFile(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  const failed = code === 0 ? counted.numFailedTests : Math.max(1, counted.numFailedTests)
  return { passed: counted.numPassedTests, failed }
}

async function build(): Promise<Count> {
  const logFile = join(root, '.test', 'build.log')
  await buildWebWhenChanged({ parts: createParts(), env: process.env, logFile, say: console.log })
  return nothingCounted
}

function runCommand(line: string): Promise<number | null> {
  const [command = '', ...args] = line.split(' ')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) }
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}
