import { Prisma } from '@frontdesk/db/tenancy'
import { asSystem } from '../../context.ts'

/** Columns that hold anything that looks sealed, as `table.column`: all of them have to be known as places. */
export async function findSealed(): Promise<string[]> {
  const columns = await asSystem(
    'find sealed columns',
    (db) => db.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.table_name::text AS table, c.column_name::text AS column FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'text'
      ORDER BY 1, 2`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const [named, of] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${column}"`)]
    const [row] = await asSystem(
      'look for sealed text',
      (db) => db.$queryRaw<{ holds: boolean }[]>`
        SELECT EXISTS (SELECT FROM ${named} WHERE ${of} ~ '^v1[.][A-Za-z0-9_-]{1,64}[.][A-Za-z0-9_-]{16}[.][A-Za-z0-9_-]{22}[.]')
          AS holds`,
    )
    if (row?.holds) found.push(`${table}.${column}`)
  }
  return found
}
