import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const names = ['FRONTDESK_SECRET', 'NEXTAUTH_SECRET', 'APP_PASSWORD', 'SYSTEM_PASSWORD'] as const

export type Secrets = Record<(typeof names)[number], string>

/** The secrets of this data folder, made at the first start and kept in `secrets.json`, readable by its owner only. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json')
  const kept = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Partial<Secrets>) : {}
  const secrets = Object.fromEntries(
    names.map((name) => [name, kept[name] ?? randomBytes(32).toString('hex')]),
  ) as Secrets
  await writeFile(`${file}.part`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.part`, file)
  return secrets
}
