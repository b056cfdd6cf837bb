/**
 * How much memory a mail of 25 MB takes while it passes, on each way in and out: the peak of its process over what that
 * held after a small mail had gone the same way. Providers are our own stand-ins, in a process of their own.
 *   node bench/mail-memory.ts [way]
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine } from './rig/figures.ts'
import { startServers } from './rig/memory/servers.ts'
import { type Passing, pass, prepare, ways } from './rig/memory/ways.ts'

const [, , what = '', told = ''] = process.argv

if (what === 'serve') await startServers()
else if (what === 'prepare') process.send?.(await prepare())
else if (what === 'pass') process.send?.(await pass(JSON.parse(told) as Passing))
else await measure(ways.filter((way) => what === '' || way === what))

async function measure(wanted: readonly string[]): Promise<void> {
  console.log(machine())
  const servers = fork(import.meta.filename, ['serve'])
  const folder = mkdtempSync(join(tmpdir(), 'mail-memory-'))
  try {
    const at = await heard(servers)
    const env = { ...process.env, ...at.env, FRONTDESK_DATA_DIR: folder, LOG_LEVEL: 'silent' }
    const inChild = async (...args: string[]) => {
      const child = fork(import.meta.filename, args, { env })
      const said = await heard(child)
      child.disconnect()
      return said
    }
    await inChild('prepare')
    for (const way of wanted) console.log(await inChild('pass', JSON.stringify({ way, at })))
  } finally {
    servers.disconnect()
    rmSync(folder, { recursive: true })
  }
}

async function heard(child: ChildProcess) {
  const [said] = await once(child, 'message')
  return said
}
