import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs Debian packages when we are root on a Debian; returns whether that was done. Output is shown. */
export async function installDebianPackages(packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`▸ Installing ${packages.join(', ')} with apt-get …`)
  const lock = ['-o', 'DPkg::Lock::Timeout=300']
  if (!(await apt(['update', '-q']))) console.log('  apt-get update failed; trying with the lists at hand')
  return apt(['install', '-y', '-q', '--no-install-recommends', ...lock, ...packages])
}

function apt(args: string[]): Promise<boolean> {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    // Packages that bring a service leave it stopped: we run our own on a port of our own.
    RUNLEVEL: '1',
  }
  return new Promise((resolve) => {
    const child = spawn('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
