import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'
import type { OrgContext } from '../../context.ts'
import type { Route, Severity } from '../../conversations/query/row.ts'
import { findPassages } from '../../drafts/find-passages.ts'
import { activeGuidance } from '../../learning/guidance.ts'
import { writtenByPeople } from '../../messages/written-by-people.ts'
import { type ActivePolicy, activePolicies } from '../../policies/active.ts'

/** A customer's first message, as a conversation began with it, and how it was judged. */
export type Asked = {
  conversationId: string
  messageId: string
  subject: string
  text: string
  contactName: string
  channel: string
  categoryId: string | null
  route: Route | null
  severity: Severity | null
  language: string
  suspicious: boolean
  /** the confidence is at least what the organization asks for */
  sure: boolean
}

const longestText = 8_000

/** The first message of the customer in each conversation; those nobody wrote to us in are left out. */
export async function readAsked(ctx: OrgContext, conversationIds: readonly string[]): Promise<Asked[]> {
  return ctx.db.$queryRaw<Asked[]>`
    SELECT c.id AS "conversationId", m.id AS "messageId", m.subject,
      left(m.text, ${longestText}::int) AS text, m.from_name AS "contactName", c.channel,
      coalesce(j.category_id, c.category_id) AS "categoryId", coalesce(j.route, c.route) AS route,
      coalesce(j.severity, c.severity) AS severity, coalesce(j.language, c.language, 'und') AS language,
      coalesce((j.evidence->>'suspicious')::boolean, false) AS suspicious,
      coalesce(j.confidence, c.confidence, 1) >= o.answer_threshold AS sure
    FROM conversations c
    JOIN organizations o ON o.id = c.organization_id
    JOIN LATERAL (SELECT * FROM messages x WHERE x.conversation_id = c.id AND x.direction = 'inbound'
      AND x.auto_kind = ANY (${[...writtenByPeople]}) ORDER BY x.sequence LIMIT 1) m ON true
    LEFT JOIN LATERAL (SELECT * FROM classifications k WHERE k.message_id = m.id ORDER BY k.id DESC LIMIT 1) j ON true
    WHERE c.id = ANY (${[...conversationIds]}::uuid[])`
}

export type Question = { asked: Asked; question: DraftInput; policies: ActivePolicy[] }

type SearchArticles = NonNullable<Parameters<typeof findPassages>[2]>

/** What whoever drafts would be given for each of them: today's knowledge, policies and guidance, no history. */
export async function readQuestions(
  ctx: OrgContext,
  asked: readonly Asked[],
  searchArticles?: SearchArticles,
): Promise<Question[]> {
  const policies = await activePolicies(ctx)
  const guidance = await activeGuidance(ctx)
  const questions: Question[] = []
  for (const one of asked) {
    const { subject, text, contactName, language } = one
    const passages = await findPassages(ctx, `${subject}\n${text}`, searchArticles)
    const told = [...policies, ...guidance]
    questions.push({
      asked: one,
      policies,
      question: { subject, text, contactName, language, history: [], policies: told, passages },
    })
  }
  return questions
}
