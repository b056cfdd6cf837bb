import { join } from 'node:path'
import { findChromium } from '../local/machine/chromium.ts'
import { createParts } from '../local/machine/parts.ts'
import { root } from '../local/machine/root.ts'
import { findRedis } from '../local/redis.ts'
import { buildWebWhenChanged } from '../local/steps/build-web.ts'
import { runCommand } from './run-command.ts'
import type { Count, Step } from './run-steps.ts'
import { seedAhead } from './throw-away-product.ts'
import { vitest } from './vitest.ts'

const colors = process.stdout.isTTY ? 'force' : 'off'
// The native compiler checks in a third of the time; guards and tools need the API of the one in JavaScript.
const typeCheck = 'node node_modules/typescript-native/bin/tsc --noEmit --singleThreaded --incremental false'
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
    beside: 'unused',
    // All that runs on a server is one program, what runs in browsers another: each on one processor.
    run: async () => {
      await Promise.all([commands(`${typeCheck} -p .`), commands(`${typeCheck} -p apps/web`)])
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
  { name: 'seed', title: 'Organizations for the browser tests', beside: 'unit', run: seedAhead },
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
    // While one waits for a mail, the others compute.
    run: () => vitest('browser', '--maxWorkers=3'),
  },
]

async function commands(...lines: string[]): Promise<Count> {
  for (const line of lines) {
    const code = await runCommand(line)
    if (code !== 0) throw new Error(`"${line}" ended with ${code}`)
  }
  return nothingCounted
}

async function build(): Promise<Count> {
  const logFile = join(root, '.test', 'build.log')
  await buildWebWhenChanged({ parts: createParts(), env: process.env, logFile, say: console.log })
  return nothingCounted
}
