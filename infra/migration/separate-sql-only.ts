import type { Missing } from './missing-sql.ts'

/**
 * Foreign keys within an organization, indexes and search columns live in the migrations alone: the schema
 * language cannot say them. The engine wants to drop them every time; those statements are left out and counted.
 * `generated` holds the generated columns as `table.column`.
 */
export function separateSqlOnly(sql: string, generated: ReadonlySet<string>): Missing {
  const missing: Missing = { statements: [], sqlOnly: 0 }
  for (const statement of splitStatements(sql)) {
    const { head, actions } = splitActions(statement)
    const kept = actions.filter((action) => !isSqlOnly(head, action, generated))
    missing.sqlOnly += actions.length - kept.length
    if (kept.length > 0) missing.statements.push(`${head}${kept.join(',\n')};`)
  }
  return missing
}

function splitStatements(sql: string): string[] {
  const withoutComments = sql.replaceAll(/^--.*$/gm, '')
  return withoutComments
    .split(/;[ \t]*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

/** `ALTER TABLE` takes several actions, one a line; any other statement is one action. */
function splitActions(statement: string): { head: string; actions: string[] } {
  const head = /^ALTER TABLE "[^"]+"\s+/.exec(statement)?.[0] ?? ''
  const rest = statement.slice(head.length)
  return { head, actions: head === '' ? [rest] : rest.split(/,\s*\n\s*/) }
}

function isSqlOnly(head: string, action: string, generated: ReadonlySet<string>): boolean {
  if (/^DROP INDEX /.test(action) || /^DROP CONSTRAINT "\w+_fkey"$/.test(action)) return true
  const column = /^DROP COLUMN "(\w+)"$/.exec(action)?.[1]
  const table = /"([^"]+)"/.exec(head)?.[1]
  return column !== undefined && generated.has(`${table}.${column}`)
}
