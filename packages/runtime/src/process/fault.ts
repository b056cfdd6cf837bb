import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '../env.ts'

type Fault = { onPass: number; passes: number }

let faults: Map<string, Fault> | undefined

/**
 * A place where fault tests kill this process. FAULT_POINTS lists names, each with the pass at which
 * to die (`after-store:3`, otherwise the first). It happens once: a marker file is left behind.
 */
export function faultPoint(name: string): void {
  faults ??= parseFaults(env.FAULT_POINTS)
  if (faults.size === 0) return
  const fault = faults.get(name)
  if (!fault) return
  fault.passes += 1
  if (fault.passes >= fault.onPass && leaveMarker(name)) die()
}

function parseFaults(list: string | undefined): Map<string, Fault> {
  const entries = (list ?? '').split(',').flatMap((entry): [string, Fault][] => {
    const [, name, onPass] = /^\s*([a-z\d-]+)(?::(\d+))?\s*$/.exec(entry) ?? []
    return name === undefined ? [] : [[name, { onPass: Number(onPass ?? 1), passes: 0 }]]
  })
  return new Map(entries)
}

/** Whether the marker is new. Creating it exclusively lets only one of several processes die. */
function leaveMarker(name: string): boolean {
  const folder = join(env.FRONTDESK_DATA_DIR, 'faults')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, name), `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function die(): void {
  process.kill(process.pid, 'SIGKILL')
  // Nothing may run on while the signal is on its way.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10_000)
}
