import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { root } from '../local/machine/root.ts'
import { diffDatabase, type SchemaFile } from './schema-engine.ts'
import { separateSqlOnly } from './separate-sql-only.ts'

export type Missing = {
  /** Statements the migrated database lacks to be what prisma/schema describes. */
  statements: string[]
  /** How many foreign keys, indexes and generated columns exist that only the migrations describe. */
  sqlOnly: number
}

/** Compares a freshly migrated database with prisma/schema. The database is only read. */
export async function findMissingSql(url: string): Promise<Missing> {
  const sql = await diffDatabase(url, await readSchema())
  return separateSqlOnly(sql, await generatedColumns(url))
}

async function readSchema(): Promise<SchemaFile[]> {
  const folder = join(root, 'prisma', 'schema')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      path: join(folder, name),
      content: await readFile(join(folder, name), 'utf8'),
    })),
  )
}

async function generatedColumns(url: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%s.%s', table_name, column_name) AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND is_generated = 'ALWAYS'`,
    )
    return new Set(rows.map(({ name }) => name))
  } finally {
    await client.end()
  }
}
