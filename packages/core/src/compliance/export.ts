import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { appendEntry } from './append.ts'
import { findCase } from './case.ts'
import { readComplianceCase } from './read.ts'
import { verifyComplianceCase } from './verify.ts'

export type ExportFormat = 'json' | 'csv'
export type CaseExport = { filename: string; contentType: string; text: string }

/** A case with all its entries and hashes for those outside who examine it. That it was given out is an entry too. */
export async function exportComplianceCase(
  ctx: OrgContext,
  { id, format }: { id: string; format: ExportFormat },
): Promise<CaseExport> {
  require(ctx, 'compliance:read')
  const { number } = await findCase(ctx, id)
  await appendEntry(ctx, { caseId: id, kind: 'export', content: { format } })
  const detail = await readComplianceCase(ctx, id)
  const filename = `compliance-case-${number}.${format}`
  if (format === 'csv')
    return { filename, contentType: 'text/csv; charset=utf-8', text: toCsv(detail.entries) }
  const verification = await verifyComplianceCase(ctx, id)
  const how =
    'hash = SHA-256, as hex, of previousHash followed by the canonical JSON (RFC 8785) of ' +
    'organizationId, position, caseId, kind, messageId, content, actor and at'
  const { organizationId } = ctx
  const text = JSON.stringify({ organizationId, ...detail, verification, how }, null, 2)
  return { filename, contentType: 'application/json; charset=utf-8', text }
}

const columns = ['position', 'at', 'kind', 'actor', 'content', 'messageId', 'previousHash', 'hash'] as const

function toCsv(entries: Awaited<ReturnType<typeof readComplianceCase>>['entries']): string {
  const rows = entries.map((entry) =>
    columns.map((column) => {
      const value = entry[column]
      return cell(typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''))
    }),
  )
  return `${[[...columns], ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** As RFC 4180 has it; what a spreadsheet would take for a formula is led by an apostrophe. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
