import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type {} from '../apps/web/e2e/provided.ts'
import { seededFolder, startThrowAway } from '../infra/check/throw-away-product.ts'
import { findChromium } from '../infra/local/machine/chromium.ts'

/** Starts the whole product, production build, on free ports and a folder of its own, for the browser tests. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = process.env[seededFolder] ?? mkdtempSync(join(tmpdir(), 'frontdesk-browser-'))
  const product = startThrowAway(folder, { say: (line) => process.stdout.write(`▸ ${line}\n`) })
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
