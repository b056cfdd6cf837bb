import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lock, takeLock } from './lock.ts'

const marker = 'frontdesk.json'

/** Everything a start or the running product puts into the folder; nothing else is ever deleted. */
const ours = [
  'postgres',
  'redis',
  'outbox',
  'storage',
  'logs',
  'faults',
  'secrets.json',
  'seeding',
  'demo.json',
  'demo-organizations.json',
]

export type DataFolder = { path: string; lock: Lock }

/**
 * Makes the data folder ours alone until the lock is released, ending what a killed start left running.
 * With `fresh` its contents are deleted first, but only in a folder an earlier start has marked.
 */
export async function claimDataFolder(
  wanted: string,
  options: { fresh: boolean; say: (line: string) => void },
): Promise<DataFolder> {
  const path = await openFolder(wanted)
  const isEmpty = (await readdir(path)).length === 0
  if (options.fresh && !isEmpty && !existsSync(join(path, marker))) {
    throw new Error(`${path} does not look like a data folder of Frontdesk, so nothing in it was deleted.`)
  }
  const lock = await takeLock(path, options.say)
  if (options.fresh && !isEmpty) {
    options.say(`Deleting the data in ${path}`)
    for (const name of ours) await rm(join(path, name), { recursive: true, force: true })
  }
  await writeFile(join(path, marker), `${JSON.stringify({ madeBy: 'frontdesk', version: 1 })}\n`)
  return { path, lock }
}

async function openFolder(wanted: string): Promise<string> {
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    const path = await realpath(wanted)
    await refuseForeign(path)
    // Mails and secrets live here: closed to other people on this machine.
    await chmod(path, 0o700)
    return path
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error
    throw new Error(
      `The data folder ${wanted} cannot be used: ${code}. Set FRONTDESK_DATA_DIR to a folder you may write to.`,
    )
  }
}

/** Root may use anybody's folder; others only what they made themselves. */
async function refuseForeign(path: string): Promise<void> {
  const mine = process.getuid?.()
  if (mine === undefined || mine === 0) return
  const paths = [path, ...[marker, 'lock.json', ...ours].map((name) => join(path, name))]
  const owners = await Promise.all(
    paths.filter((entry) => existsSync(entry)).map(async (entry) => (await stat(entry)).uid),
  )
  const uid = owners.find((owner) => owner !== mine)
  if (uid === undefined) return
  const owner = uid === 0 ? 'root' : `user id ${uid}`
  throw new Error(
    `The data folder ${path} belongs to ${owner}, from an earlier start by that user. Start as ${owner}, ` +
      'hand it over with chown -R, or set FRONTDESK_DATA_DIR to a folder of your own.',
  )
}
