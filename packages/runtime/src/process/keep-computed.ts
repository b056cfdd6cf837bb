import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What takes long to compute from `source`, kept for later processes of the same user in the machine's folder for
 * temporary files. The file is named after the source, so another source is computed anew; a folder of somebody
 * else, a disk that is full or a file that was cut off only costs the computing.
 */
export function keepComputed<T>(source: string, compute: () => T, read: (kept: unknown) => T): T {
  const folder = join(tmpdir(), `frontdesk-${process.getuid?.() ?? 'user'}`)
  const file = join(folder, `${createHash('sha256').update(source).digest('hex')}.json`)
  if (isOurs(folder)) {
    try {
      return read(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // It is not there yet, or not whole.
    }
  }
  const computed = compute()
  keep(folder, file, JSON.stringify(computed))
  return computed
}

function isOurs(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

function keep(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isOurs(folder)) return
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, text, { mode: 0o600 })
    renameSync(unfinished, file)
  } catch {
    // Kept or not, the value is there.
  }
}
