import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** A process that can be recognised later, even when its number was given to another one. */
export type ProcessMark = { pid: number; startedAt: string }

/** Marks a running process. */
export async function markOf(pid: number): Promise<ProcessMark> {
  return { pid, startedAt: await startedAt(pid) }
}

/** Whether the marked process still runs. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  if (!existsAsProcess(mark.pid)) return false
  // Without /proc the number alone has to do.
  return !existsSync('/proc/self/stat') || (await startedAt(mark.pid)) === mark.startedAt
}

/** The command line of a process, or '' when there is none. */
export async function commandLineOf(pid: number): Promise<string> {
  if (!existsAsProcess(pid)) return ''
  const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return text.replaceAll('\0', ' ')
}

function existsAsProcess(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Start time in clock ticks since boot (proc(5), field 22), with the boot it belongs to; '' for one that has ended. */
async function startedAt(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended; only its parent has not noticed.
  if (text === '' || fields[0] === 'Z') return ''
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()}:${fields[19]}`
}
