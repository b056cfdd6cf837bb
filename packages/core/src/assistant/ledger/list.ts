import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'

export type DisclosureView = {
  id: string
  at: string
  task: string
  provider: string
  model: string
  host: string
  /** null when it was about no conversation, or that is gone */
  conversationNumber: number | null
  /** SHA-256 of the redacted text that left, as hex */
  contentHash: string
  characters: number
  estimatedTokens: number
  /** kind of personal data → how many values were replaced */
  placeholders: Record<string, number>
  /** how the call ended; null while it runs, or when that was never learned */
  outcome: string | null
}

type Row = Omit<DisclosureView, 'at'> & { createdAt: Date }

/** What left the system, newest first. */
export async function listDisclosures(ctx: OrgContext, input: PageInput): Promise<Page<DisclosureView>> {
  require(ctx, 'audit:read')
  const [id = null] = decodeCursor(input.cursor, ['id']) ?? []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT d.id, d.created_at AS "createdAt", d.task, d.provider, d.model, d.host, c.number AS "conversationNumber",
      d.content_hash AS "contentHash", d.characters, d.estimated_tokens AS "estimatedTokens", d.placeholders,
      a.outcome
    FROM ai_disclosures d
    LEFT JOIN ai_calls a ON a.organization_id = d.organization_id AND a.id = d.id
    LEFT JOIN conversations c ON c.organization_id = d.organization_id AND c.id = d.conversation_id
    WHERE ${id}::uuid IS NULL OR d.id < ${id}::uuid
    ORDER BY d.id DESC LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    ({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }),
  )
}
