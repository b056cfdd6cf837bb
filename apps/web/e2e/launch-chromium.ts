import { type Browser, chromium } from 'playwright'
import { inject } from 'vitest'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What fades and pulses is drawn sixty times a second, and nobody watches.
  '--force-prefers-reduced-motion',
]

/** Starts the machine's own Chromium, which the test setup has found, without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('chromium'), args: flags })
}
