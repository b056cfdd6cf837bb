import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { comparableSubject } from '../../threading/subject.ts'
import { findConversation } from './find.ts'
import type { Status } from './row.ts'

export type MergeSuggestion = {
  id: string
  number: number
  subject: string
  status: Status
  preview: string
  contact: string
  lastMessageAt: string
  reasons: string[]
}

type Row = Omit<MergeSuggestion, 'lastMessageAt' | 'reasons'> & {
  lastMessageAt: Date
  sameContact: boolean
  link: string | null
}

const most = 5
const dayMs = 86_400_000

/** Conversations that may belong together with this one, likeliest first, each with what speaks for it. */
export async function suggestMerges(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<{ items: MergeSuggestion[] }> {
  require(ctx, 'conversations:read')
  const own = await findConversation(ctx, input.conversation)
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH linked AS (
      SELECT linked_id AS id, reason FROM conversation_links WHERE conversation_id = ${own.id}::uuid
      UNION SELECT conversation_id, reason FROM conversation_links WHERE linked_id = ${own.id}::uuid
    ), near AS (
      SELECT id FROM linked UNION
      (SELECT id FROM conversations WHERE contact_id = ${own.contact.id}::uuid
        AND last_message_at BETWEEN ${own.lastMessageAt}::timestamptz - interval '60 days'
          AND ${own.lastMessageAt}::timestamptz + interval '60 days'
        ORDER BY last_message_at DESC LIMIT 50)
    )
    SELECT c.id, c.number, c.subject, c.status, c.preview, k.email AS contact, c.last_message_at AS "lastMessageAt",
      c.contact_id = ${own.contact.id}::uuid AS "sameContact",
      (SELECT l.reason FROM linked l WHERE l.id = c.id LIMIT 1) AS link
    FROM near n JOIN conversations c ON c.id = n.id
    JOIN contacts k ON k.organization_id = c.organization_id AND k.id = c.contact_id
    WHERE c.id <> ${own.id}::uuid AND c.merged_into_id IS NULL AND NOT c.spam`
  const judged = rows.map((row) => ({ row, ...judge(row, own) })).filter(({ score }) => score >= 2)
  judged.sort((a, b) => b.score - a.score || b.row.lastMessageAt.getTime() - a.row.lastMessageAt.getTime())
  return { items: judged.slice(0, most).map(({ row, reasons }) => toSuggestion(row, reasons)) }
}

type Own = { subject: string; lastMessageAt: string }

function judge({ sameContact, link, subject, lastMessageAt }: Row, own: Own) {
  const likeness = alike(subject, own.subject)
  const apart = Math.abs(lastMessageAt.getTime() - Date.parse(own.lastMessageAt))
  const signs: [boolean, number, string][] = [
    [link !== null, 3, `A mail ${link ?? ''}`],
    [sameContact, 1, 'The same contact'],
    [likeness === 1, 2, 'The same subject'],
    [likeness >= 0.5 && likeness < 1, 1, 'A similar subject'],
    [sameContact && apart <= dayMs, 1, 'Within a day'],
  ]
  const met = signs.filter(([holds]) => holds)
  return {
    score: met.reduce((sum, [, weight]) => sum + weight, 0),
    reasons: met.map(([, , reason]) => reason),
  }
}

/** How many of the words two subjects have are in both. */
function alike(one: string, other: string): number {
  const [a, b] = [comparableSubject(one), comparableSubject(other)]
  if (a === null || b === null) return 0
  const [left, right] = [new Set(a.split(/\s+/)), new Set(b.split(/\s+/))]
  return left.intersection(right).size / left.union(right).size
}

function toSuggestion({ sameContact: _, link: __, ...row }: Row, reasons: string[]): MergeSuggestion {
  return { ...row, lastMessageAt: row.lastMessageAt.toISOString(), reasons }
}
