import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { migrate } from '@frontdesk/db/migrate'
import { root } from '../local/machine/root.ts'
import { startPostgres } from '../local/postgres.ts'
import { ensureDatabase } from '../local/steps/prepare-database.ts'
import { findMissingSql, type Missing } from './missing-sql.ts'

const name = (process.argv[2] ?? '')
  .trim()
  .toLowerCase()
  .replaceAll(/[\s-]+/g, '_')
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Give the migration a name of letters, digits and underscores: bin/migration add_tags')
  process.exit(2)
}

const { statements, sqlOnly } = await compareInScratchDatabase()
const folder = join(root, 'prisma', 'migrations')
const path = join(folder, `${await nextNumber(folder)}_${name}`, 'migration.sql')
await mkdir(join(path, '..'), { recursive: true })
await writeFile(path, statements.length === 0 ? '' : `${statements.join('\n\n')}\n`)
console.log(`Wrote ${relative(root, path)}, ${statements.length} statements:\n\n${statements.join('\n\n')}\n`)
console.log(
  [
    `${sqlOnly} foreign keys, indexes and generated columns live in the migrations alone and stay as they are.`,
    'Read the file before you commit it. A new table with organization_id also needs, by hand: UNIQUE',
    '(organization_id, id), composite foreign keys, row-level security ENABLED and FORCED, and its policy.',
  ].join('\n'),
)

/** Replays all migrations on a throw-away server and compares the outcome with the schema. */
async function compareInScratchDatabase(): Promise<Missing> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-migration-'))
  const postgres = await startPostgres({ dataDir, fast: true })
  try {
    const ownerUrl = await ensureDatabase(postgres.url, 'scratch')
    const as = (role: string) => ownerUrl.replace(/\/\/[^@]*@/, `//${role}:scratch@`)
    await migrate({ ownerUrl, appUrl: as('app_user'), systemUrl: as('app_system') })
    return await findMissingSql(ownerUrl)
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function nextNumber(folder: string): Promise<string> {
  const numbers = (await readdir(folder)).map((entry) => Number.parseInt(entry, 10)).filter(Number.isInteger)
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}
