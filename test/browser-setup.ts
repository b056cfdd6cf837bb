import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envSchema } from '@frontdesk/runtime/env'
import type { TestProject } from 'vitest/node'
import type {} from '../apps/web/e2e/provided.ts'
import { findChromium } from '../infra/local/machine/chromium.ts'
import { startProduct } from '../infra/local/product.ts'

/** Starts the whole product, production build, on free ports and a folder of its own, for the browser tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-browser-'))
  const env: NodeJS.ProcessEnv = { ...process.env }
  for (const name of Object.keys(envSchema)) delete env[name]
  const product = startProduct({
    mode: 'production',
    env: { ...env, FRONTDESK_DATA_DIR: folder, PORT: '0', SMTP_PORT: '0', WORKER_PORT: '0' },
    say: (line) => process.stdout.write(`▸ ${line}\n`),
  })
  const stop = async () => {
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    project.provide('chromium', await findChromium())
    project.provide('demo', (await product.ready).demo)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}
