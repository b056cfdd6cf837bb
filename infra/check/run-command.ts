import { spawn } from 'node:child_process'
import { root } from '../local/machine/root.ts'

/** Runs a line of words in the project's folder, shows what it prints and tells its exit code. */
export function runCommand(line: string): Promise<number | null> {
  const [command = '', ...args] = line.split(' ')
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) }
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}
