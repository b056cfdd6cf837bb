import { installDebianPackages } from './apt.ts'
import { findProgram } from './programs.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of a Chromium; as root on Debian it is installed when missing. */
export async function findChromium(): Promise<string> {
  const found =
    findProgram(programs) ?? ((await installDebianPackages(['chromium'])) ? findProgram(programs) : undefined)
  if (found) return found
  throw new Error('The browser tests need Chromium. Install it:  sudo apt-get install chromium')
}
