import { createHash } from 'node:crypto'
import { type Dirent, existsSync } from 'node:fs'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startChild } from '../machine/child.ts'
import type { Parts } from '../machine/parts.ts'
import { root } from '../machine/root.ts'

export const webFolder = join(root, 'apps', 'web')

const sources = [
  'apps/web/**/*',
  'packages/**/*',
  'prisma/schema/**/*',
  'package-lock.json',
  'tsconfig.base.json',
]
const notSources =
  /^(node_modules|\.next|\.turbo|e2e|generated|next-env\.d\.ts)$|\.(test|spec)\.tsx?$|\.tsbuildinfo$/
const stampFile = join(webFolder, '.next', 'frontdesk-sources')

/** Path of Next's command, to be run by this Node. */
export function nextCommand(): string {
  return createRequire(join(webFolder, 'package.json')).resolve('next/dist/bin/next')
}

/** Builds the web app for production unless the last build was made from these very sources. */
export async function buildWebWhenChanged(options: {
  logFile: string
  env: NodeJS.ProcessEnv
  parts: Parts
  say: (line: string) => void
}): Promise<void> {
  const wanted = await hashSources()
  const built = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : ''
  if (built === wanted) return
  options.say('Building the web app (about half a minute) …')
  const child = await startChild({
    name: 'build',
    command: process.execPath,
    args: [nextCommand(), 'build'],
    cwd: webFolder,
    env: { ...options.env, NODE_ENV: 'production' },
    logFile: options.logFile,
    onLine: (line) => {
      if (/compiled|typescript|generating|collecting|optimiz/i.test(line)) options.say(`  ${line.trim()}`)
    },
  })
  await options.parts.add('build', () => child.stop())
  const { code } = await child.exited
  options.parts.remove('build')
  if (code !== 0) throw new Error(`The web app could not be built:\n${child.lastLines()}`)
  await mkdir(join(webFolder, '.next'), { recursive: true })
  await writeFile(stampFile, wanted)
}

async function hashSources(): Promise<string> {
  const files: string[] = []
  const exclude = (entry: Dirent) => notSources.test(entry.name)
  for await (const entry of glob(sources, { cwd: root, exclude, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
  }
  const hash = createHash('sha256')
  for (const path of files.toSorted()) {
    hash.update(`${path.slice(root.length)}\0`).update(await readFile(path))
  }
  return hash.digest('hex')
}
