import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envSchema } from '@frontdesk/runtime/env'
import pg from 'pg'
import { startProduct } from '../../infra/local/product.ts'
import type { DemoOrganization } from '../../infra/local/steps/prepare-database.ts'

export type Bench = {
  /** As the owner, who sees every organization. */
  db: pg.Client
  env: NodeJS.ProcessEnv
  webUrl: string
  smtpPort: number
  workerUrl: string
  /** the demo organizations, with how to sign in */
  organizations: DemoOrganization[]
  close(): Promise<void>
}

type Wanted = {
  web: boolean
  /** settings this measurement needs */
  env?: NodeJS.ProcessEnv
}

/**
 * Starts the product as users run it, on free ports. Its folder is kept, so that the next run need not load
 * anything again: FRONTDESK_DATA_DIR, else `frontdesk-bench` among the temporary files.
 */
export async function openProduct({ web, env: wanted = {} }: Wanted): Promise<Bench> {
  const kept: NodeJS.ProcessEnv = { ...process.env }
  const folder = kept.FRONTDESK_DATA_DIR || join(tmpdir(), 'frontdesk-bench')
  for (const name of Object.keys(envSchema)) if (!passedOn.has(name)) delete kept[name]
  const product = startProduct({
    mode: 'production',
    web,
    env: {
      LOG_LEVEL: 'warn',
      ...kept,
      FRONTDESK_DATA_DIR: folder,
      PORT: '0',
      SMTP_PORT: '0',
      WORKER_PORT: '0',
      RATE_LIMIT_GENERAL: '1000000000',
      ...wanted,
    },
    say: (line) => console.log(`▸ ${line}`),
  })
  try {
    const { demo, env, workerUrl } = await product.ready
    const db = new pg.Client({ connectionString: env.DATABASE_URL })
    await db.connect()
    const close = async () => {
      await db.end()
      await product.stop()
    }
    const { webUrl, smtp, organizations } = demo
    return { db, env, webUrl, smtpPort: smtp.port, workerUrl, organizations, close }
  } catch (error) {
    await product.stop()
    throw error
  }
}

/** Settings worth comparing; whatever else the shell has set stays out of the figures. */
const passedOn = new Set(['LOG_LEVEL', 'INGEST_CONCURRENCY', 'DATABASE_POOL_SIZE'])
