import type pg from 'pg'
import { identifier, type Mask } from './mask.ts'

export type Column = {
  table: string
  name: string
  type: string
  /** words that the database itself allows there, where it allows only some */
  allowed: string[]
  nullable: boolean
}

/** Nothing in these can say who somebody is or what they wrote. */
const harmless =
  /^(uuid|boolean|integer|bigint|date|double precision|numeric\(\d+,\d+\)|timestamp\(\d\) with time zone|timestamp with time zone|uuid\[\]|integer\[\])$/

/** Columns of text in which the product itself writes, and nobody else: kept where they look like it. */
const ours = new Set(
  [
    'language',
    'time_zone',
    'task',
    'provider',
    'model',
    'outcome',
    'job',
    'kind',
    'mode',
    'event_type',
    'trigger',
  ]
    .concat([
      'action',
      'subject_type',
      'content_type',
      'channel',
      'state',
      'type',
      'permissions',
      'event_types',
    ])
    .concat([
      'hears',
      'pauses',
      'auto_kind',
      'classified_by',
      'drafted_by',
      'written_by',
      'proposed_by',
      'by',
    ])
    .concat(['author', 'service', 'part', 'scope', 'color'])
    .concat(['categories.key', 'custom_fields.key', 'rollups.key']),
)

/** What other systems and programs have written there, under whatever names. */
const strangers = new Set(['incoming_webhook_calls.body', 'idempotency_keys.response', 'replays.tried'])

/** How the text of a value, as PostgreSQL writes it, becomes that of another of the same shape. Null stays null. */
export type MaskText = (value: string) => string | null

/**
 * The way a column is masked. Throws for a type nobody has thought about, so that a new kind of column is looked at
 * before anything of it leaves.
 */
export function maskOf(column: Column, mask: Mask): MaskText {
  const { table, name, type, allowed, nullable } = column
  const keep = (value: string) =>
    allowed.includes(value) || ((ours.has(name) || ours.has(`${table}.${name}`)) && identifier.test(value))
  const text = (value: string) => (keep(value) ? value : mask.text(value))
  if (harmless.test(type)) return (value) => value
  if (type === 'text' || type.startsWith('character varying')) return text
  if (type === 'text[]') return (value) => JSON.stringify(readStrings(value).map(text))
  if (type === 'jsonb') {
    const strange = strangers.has(`${table}.${name}`)
    return (value) => JSON.stringify(mask.json(JSON.parse(value), strange))
  }
  // Models and vectors are made from texts, and can be made again.
  if (type === 'bytea') return () => (nullable ? null : '\\x')
  if (type.startsWith('enum ')) return (value) => value
  throw new Error(`${table}.${name} has the type ${type}, and nobody has said how to mask that`)
}

/** The list as read by `to_jsonb`, in which PostgreSQL hands arrays of text out here. */
function readStrings(value: string): string[] {
  return (JSON.parse(value) as unknown[]).map(String)
}

/** Every stored column by table; what the database computes itself is left to it. */
export async function readColumns(client: pg.Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<Column & { checks: string | null }>(columnsSql)
  const columns = rows.map(({ checks, ...column }) => ({
    ...column,
    allowed: [...(checks ?? '').matchAll(/'((?:[^']|'')*)'/g)].map(([, word = '']) =>
      word.replaceAll("''", "'"),
    ),
  }))
  return Map.groupBy(columns, ({ table }) => table)
}

const columnsSql = `
  SELECT c.relname::text AS table, a.attname::text AS name, NOT a.attnotnull AS nullable,
    CASE WHEN t.typtype = 'e' THEN 'enum ' ELSE '' END || format_type(a.atttypid, a.atttypmod) AS type,
    (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]) AS checks
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attgenerated = '' AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname, a.attnum`
