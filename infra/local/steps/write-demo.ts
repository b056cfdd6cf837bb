import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoAccount } from '../demo/providers.ts'
import type { DemoOrganization } from './prepare-database.ts'

/** What scripts need to use the running product. */
export type Demo = {
  webUrl: string
  smtp: { host: string; port: number }
  outboxDir: string
  /** mailboxes at stand-ins for providers, to be connected in the settings */
  accounts: DemoAccount[]
  organizations: DemoOrganization[]
}

/** Writes `demo.json`, readable by its owner only: it holds passwords and API keys. */
export async function writeDemo(folder: string, demo: Demo): Promise<void> {
  const file = join(folder, 'demo.json')
  await writeFile(`${file}.part`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** Takes `demo.json` away while nothing runs, so that nobody waits for addresses of an earlier start. */
export async function removeDemo(folder: string): Promise<void> {
  await rm(join(folder, 'demo.json'), { force: true })
}
