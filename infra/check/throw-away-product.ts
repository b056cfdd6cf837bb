import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { envSchema } from '@frontdesk/runtime/env'
import { root } from '../local/machine/root.ts'
import { type Product, type ProductOptions, startProduct } from '../local/product.ts'
import type { Count } from './run-steps.ts'

/** Names the folder of a product that is seeded already, for those who would seed one of their own. */
export const seededFolder = 'FRONTDESK_SEEDED_DIR'

/** A product on free ports, with none of the settings and keys of the developer's own shell. */
export function startThrowAway(
  folder: string,
  options: Pick<ProductOptions, 'web' | 'worker' | 'say'>,
): Product {
  const env: NodeJS.ProcessEnv = { ...process.env }
  for (const name of Object.keys(envSchema)) delete env[name]
  return startProduct({
    ...options,
    mode: 'production',
    env: { ...env, FRONTDESK_DATA_DIR: folder, PORT: '0', SMTP_PORT: '0', WORKER_PORT: '0' },
  })
}

/** Seeds the organizations the browser tests look at. */
export async function seedAhead(): Promise<Count> {
  const folder = join(root, '.test', 'seeded')
  await rm(folder, { recursive: true, force: true })
  const product = startThrowAway(folder, { web: false, worker: false, say: () => {} })
  try {
    await product.ready
  } finally {
    await product.stop()
  }
  process.env[seededFolder] = folder
  return { passed: 0, failed: 0 }
}
