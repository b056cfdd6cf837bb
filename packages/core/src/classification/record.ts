import type { Classification } from '@frontdesk/ai/classification'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { recordQuietly } from '../conversations/history/record-quietly.ts'
import { storableValue } from '../messages/storable.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { wakeQueue } from '../routing/queue/wake.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { raise } from '../workflows/raise.ts'
import { recordAiCalls } from './record-ai-calls.ts'

/** How a message came to be judged: just come in, from the years before its mailbox was connected, or once more. */
export type Arrival = 'new' | 'history' | 'backlog'

type Input = {
  arrival: Arrival
  messageId: string
  conversationId: string
  /** key → id */
  categories: Map<string, string>
  judged: Classification
  /** left out where nobody waited for it */
  tookMs?: number
}

type Shown = { route: string | null; categoryId: string | null; changed: boolean }

/**
 * Keeps a model's judgement of a message and, where it is the newest word of the customer, shows it on the
 * conversation. What a person has corrected there stays.
 */
export async function recordClassification(ctx: OrgContext, input: Input): Promise<void> {
  const { judged, conversationId, messageId, arrival } = input
  const categoryId = input.categories.get(judged.category) ?? null
  await ctx.db.classification.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId,
      messageId,
      route: judged.route,
      routeConfidence: judged.routeConfidence,
      categoryId,
      confidence: judged.confidence,
      sentiment: judged.sentiment.score,
      sentimentConfidence: judged.sentiment.confidence,
      severity: judged.severity,
      severityConfidence: judged.severityConfidence,
      language: judged.language,
      languageConfidence: judged.languageConfidence,
      by: judged.by,
      evidence: storableValue(judged.evidence),
      tookMs: input.tookMs ?? null,
    },
  })
  await recordAiCalls(ctx, conversationId, judged.calls)
  const shown = await ctx.db.$queryRaw<Shown[]>`
    WITH was AS (SELECT id, route, category_id FROM conversations WHERE id = ${conversationId}::uuid FOR NO KEY UPDATE)
    UPDATE conversations c SET
      route = CASE WHEN c.classified_by = 'agent' THEN c.route ELSE ${judged.route}::route END,
      category_id = CASE WHEN c.classified_by = 'agent' THEN c.category_id ELSE ${categoryId}::uuid END,
      confidence = CASE WHEN c.classified_by = 'agent' THEN c.confidence ELSE ${judged.confidence} END,
      severity = CASE WHEN c.classified_by = 'agent' THEN c.severity ELSE ${judged.severity}::severity END,
      classified_by = CASE WHEN c.classified_by = 'agent' THEN c.classified_by ELSE ${judged.by} END,
      sentiment = ${judged.sentiment.score},
      language = CASE WHEN EXISTS (SELECT 1 FROM conversation_events e WHERE e.conversation_id = c.id
        AND e.type = 'classification_corrected' AND jsonb_exists(e.detail, 'language'))
        THEN c.language ELSE ${judged.language} END
    FROM was WHERE c.id = was.id AND NOT EXISTS (
      SELECT 1 FROM messages later JOIN messages this ON this.id = ${messageId}::uuid
      WHERE later.conversation_id = ${conversationId}::uuid AND later.direction = 'inbound'
        AND later.auto_kind = ANY (${[...writtenByPeople]}) AND later.sequence > this.sequence)
    RETURNING c.route, c.category_id AS "categoryId",
      (c.route, c.category_id) IS DISTINCT FROM (was.route, was.category_id) AS changed`
  for (const { route, categoryId: category, changed } of shown)
    if (changed) await recordQuietly(ctx, [conversationId], 'classified', { route, categoryId: category })
  await keepClocks(ctx, [conversationId])
  await raise(ctx, { trigger: 'classified', conversationId, messageId, detail: { arrival } })
  ctx.emit({ type: 'conversation.updated', conversationId })
  await wakeQueue(ctx)
}
