import pg from 'pg'
import { type Column, type MaskText, maskOf, readColumns } from './columns.ts'
import type { Mask } from './mask.ts'

const atATime = 500

/**
 * Writes the whole database as SQL, without who anybody is and what anybody wrote: to be run in a database of the
 * same migrations that is empty. Everything is as it was at one moment. Nothing is written before every column is
 * known. Returns how many rows there were.
 */
export async function writeDump(
  client: pg.Client,
  mask: Mask,
  write: (text: string) => Promise<void>,
): Promise<number> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    const tables = [...(await readColumns(client))].map(([table, columns]) => ({
      table,
      columns,
      masks: columns.map((column) => maskOf(column, mask)),
    }))
    await write('BEGIN;\nSET LOCAL session_replication_role = replica;\n')
    let rows = 0
    for (const { table, columns, masks } of tables)
      rows += await writeTable(client, table, columns, masks, write)
    await write('COMMIT;\n')
    return rows
  } finally {
    await client.query('ROLLBACK')
  }
}

async function writeTable(
  client: pg.Client,
  table: string,
  columns: Column[],
  masks: MaskText[],
  write: (text: string) => Promise<void>,
): Promise<number> {
  const names = columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
  await client.query(
    `DECLARE dump NO SCROLL CURSOR FOR SELECT ${columns.map(asText).join(', ')} FROM ${pg.escapeIdentifier(table)}`,
  )
  let written = 0
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `FETCH ${atATime} FROM dump`,
      rowMode: 'array',
    })
    if (rows.length === 0) break
    const values = rows.map(
      (row) => `(${row.map((value, index) => literal(value, columns[index], masks[index])).join(', ')})`,
    )
    await write(`INSERT INTO ${pg.escapeIdentifier(table)} (${names}) VALUES\n${values.join(',\n')};\n`)
    written += rows.length
  }
  await client.query('CLOSE dump')
  return written
}

/** Lists of text come as JSON, which tells their items apart for certain. */
function asText({ name, type }: Column): string {
  const column = pg.escapeIdentifier(name)
  return type === 'text[]' ? `to_jsonb(${column})::text` : `${column}::text`
}

function literal(value: string | null, column: Column | undefined, mask: MaskText | undefined): string {
  const masked = value === null || !mask ? null : mask(value)
  if (masked === null) return 'NULL'
  if (column?.type !== 'text[]') return pg.escapeLiteral(masked)
  return `ARRAY(SELECT jsonb_array_elements_text(${pg.escapeLiteral(masked)}))`
}
