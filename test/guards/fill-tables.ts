import type pg from 'pg'

type Column = { table: string; name: string; type: string; demanded: boolean; label: string | null }
export type Filled = { tables: string[]; ids: Map<string, string> }

/**
 * Writes one made-up row of an organization into every table that carries organization_id, whatever columns
 * it has. References are random, which only an owner who switches the triggers off may write.
 */
export async function fillTables(client: pg.Client, organizationId: string): Promise<Filled> {
  const { rows } = await client.query<Column>(columnsSql)
  const tables = Map.groupBy(rows, ({ table }) => table)
  const ids = new Map<string, string>()
  await client.query('SET session_replication_role = replica')
  for (const [table, columns] of tables) {
    const written = columns.filter(({ demanded }) => demanded)
    const values = written.map((column) => madeUp(column, organizationId))
    const names = written.map(({ name }) => `"${name}"`).join(', ')
    const { rows: made } = await client.query<{ id?: string }>(
      `INSERT INTO ${table} (${names}) VALUES (${values.join(', ')}) RETURNING *`,
    )
    if (made[0]?.id) ids.set(table, made[0].id)
  }
  await client.query('SET session_replication_role = origin')
  return { tables: [...tables.keys()], ids }
}

function madeUp({ name, type, label }: Column, organizationId: string): string {
  if (name === 'organization_id') return `'${organizationId}'`
  if (label !== null) return `'${label}'`
  return values[type] ?? `'${type}'`
}

const values: Record<string, string> = {
  uuid: 'gen_random_uuid()',
  text: "'secret ' || gen_random_uuid()",
  integer: '4',
  bigint: '7',
  date: 'current_date',
  boolean: 'false',
  jsonb: "'{}'",
  'text[]': "'{}'",
  'uuid[]': "'{}'",
  'double precision': '0',
  'timestamp(3) with time zone': 'now()',
}

const columnsSql = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AND NOT a.atthasdef AS demanded,
    coalesce(
      (SELECT substring(pg_get_constraintdef(k.oid) FROM '''([^'']+)''') FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] LIMIT 1),
      (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1)) AS label
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE n.nspname = 'public' AND c.relkind = 'r' AND EXISTS (
    SELECT 1 FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'organization_id')
  ORDER BY c.relname, a.attnum`
