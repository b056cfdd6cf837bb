import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, markOf, type ProcessMark } from '../machine/alive.ts'

type Started = ProcessMark & { name: string }
type LockContent = ProcessMark & { children: Started[] }

export type Lock = {
  /** Notes a child, so that the next start can end it should this one be killed. */
  remember(name: string, pid: number): Promise<void>
  release(): Promise<void>
}

const graceMs = 15_000

/** Takes the lock of a data folder. Throws when another start holds it; ends what a dead holder left running. */
export async function takeLock(folder: string, say: (line: string) => void): Promise<Lock> {
  const file = join(folder, 'lock.json')
  const content: LockContent = { ...(await markOf(process.pid)), children: [] }
  const draft = `${file}.${process.pid}`
  await writeFile(draft, JSON.stringify(content), { mode: 0o600 })
  // A hard link either appears with its whole content or not at all.
  while (!(await linked(draft, file))) await clearDeadLock(file, folder, say)
  await rm(draft, { force: true })
  return {
    remember: async (name, pid) => {
      content.children = [
        ...content.children.filter((child) => child.name !== name),
        { name, ...(await markOf(pid)) },
      ]
      await writeFile(draft, JSON.stringify(content), { mode: 0o600 })
      await rename(draft, file)
    },
    release: () => rm(file, { force: true }),
  }
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    await rm(draft, { force: true })
    throw error
  }
}

async function clearDeadLock(file: string, folder: string, say: (line: string) => void): Promise<void> {
  const found = await readLock(file)
  if (found && (await isAlive(found))) {
    await rm(`${file}.${process.pid}`, { force: true })
    throw new Error(
      `Frontdesk already runs on ${folder} (process ${found.pid}). Stop it first, or set FRONTDESK_DATA_DIR to another folder.`,
    )
  }
  for (const child of found?.children.toReversed() ?? []) await endLeftover(child, say)
  // Of two starts that find a dead lock, only one gets to move it away.
  const aside = `${file}.dead.${process.pid}`
  await rename(file, aside).catch(() => {})
  await rm(aside, { force: true })
}

async function readLock(file: string): Promise<LockContent | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LockContent
  } catch {
    return undefined
  }
}

async function endLeftover(child: Started, say: (line: string) => void): Promise<void> {
  if (!(await isAlive(child))) return
  say(`Stopping ${child.name}, left over from a start that was killed`)
  process.kill(child.pid, child.name === 'postgres' ? 'SIGINT' : 'SIGTERM')
  const deadline = Date.now() + graceMs
  while ((await isAlive(child)) && Date.now() < deadline) await wait(50)
  if (await isAlive(child)) process.kill(child.pid, 'SIGKILL')
  while (await isAlive(child)) await wait(50)
}
