import type { OrgContext } from '../../context.ts'
import type { TracedMessage } from './arrival.ts'
import { type StepName, step, type TraceStep } from './step.ts'

/** What was done with a message since: judged, drafted for, moved, read again, and work that gave up on it. */
export async function stepsOfHandling(ctx: OrgContext, message: TracedMessage): Promise<TraceStep[]> {
  return [
    ...(await classified(ctx, message.id)),
    ...(await drafted(ctx, message.id)),
    ...(await answeredByItself(ctx, message.id)),
    ...(await moved(ctx, message.id)),
    ...(await fromTimeline(ctx, message)),
    ...(await gaveUp(ctx, message.id)),
  ]
}

type Judgement = {
  route: string
  category: string | null
  confidence: number
  severity: string
  language: string
  by: string
  at: Date
}

const percent = (share: number) => `${Math.round(share * 100)} %`

async function classified(ctx: OrgContext, id: string): Promise<TraceStep[]> {
  const rows = await ctx.db.$queryRaw<Judgement[]>`
    SELECT j.route::text, g.name AS category, j.confidence, j.severity::text, j.language, j.by, j.created_at AS at
    FROM classifications j
    LEFT JOIN categories g ON g.organization_id = j.organization_id AND g.id = j.category_id
    WHERE j.message_id = ${id}::uuid ORDER BY j.created_at, j.id`
  return rows.map(({ at, route, category, confidence, severity, language, by }) => {
    const name: StepName = by === 'agent' ? 'corrected' : 'classified'
    const sure = by === 'agent' ? 'A person decided' : `${percent(confidence)} sure`
    return step(name, at, {
      verdict: category ?? route,
      reasons: [sure, `Severity ${severity}`, `Language ${language}`],
      detail: { route, category, confidence, severity, language, by },
    })
  })
}

/** A draft takes three steps: it is written, looked at, and offered. */
async function drafted(ctx: OrgContext, id: string): Promise<TraceStep[]> {
  const rows = await ctx.db.draft.findMany({ where: { messageId: id, author: 'assistant' } })
  return rows.flatMap(({ createdAt, confidence, by, sources, checks, unmet }) => {
    const titles = (sources as { title?: string }[]).flatMap(({ title }) => title ?? [])
    const looked = checks as { name: string; passed: boolean; finding: string }[]
    const passed = looked.every((check) => check.passed)
    return [
      step('generated', createdAt, {
        verdict: by === 'local' ? 'from your articles' : 'by a provider',
        reasons: titles.map((title) => `From “${title}”`),
        detail: { by },
      }),
      ...(looked.length > 0
        ? [
            step('checked', createdAt, {
              verdict: passed ? 'passed' : 'look again',
              reasons: looked.map(({ finding }) => finding),
              detail: Object.fromEntries(looked.map((check) => [check.name, check.passed])),
            }),
          ]
        : []),
      step('drafted', createdAt, {
        verdict: 'offered',
        reasons: [
          `${percent(confidence)} sure`,
          ...(unmet as { reason: string }[]).map(({ reason }) => reason),
        ],
        detail: { confidence, by },
      }),
    ]
  })
}

async function answeredByItself(ctx: OrgContext, id: string): Promise<TraceStep[]> {
  const rows = await ctx.db.automaticMail.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })
  return rows.map(({ createdAt, kind, verdict, recipient }) =>
    step('automatic_mail', createdAt, { verdict, reasons: [`${kind} to ${recipient}`], detail: { kind } }),
  )
}

type Move = { at: Date; kind: string; from: number; to: number; name: string; undoneAt: Date | null }

async function moved(ctx: OrgContext, id: string): Promise<TraceStep[]> {
  const held = JSON.stringify([id])
  const rows = await ctx.db.$queryRaw<Move[]>`
    WITH RECURSIVE been AS (
      SELECT conversation_id AS id FROM messages WHERE id = ${id}::uuid
      UNION
      SELECT CASE WHEN v.source_id = b.id THEN v.target_id ELSE v.source_id END
      FROM been b JOIN conversation_moves v ON v.source_id = b.id OR v.target_id = b.id
      WHERE v.moved->'messageIds' @> ${held}::jsonb
    )
    SELECT v.created_at AS at, v.kind, s.number AS "from", t.number AS "to", v.actor->>'name' AS name,
      v.undone_at AS "undoneAt"
    FROM conversation_moves v
    JOIN conversations s ON s.organization_id = v.organization_id AND s.id = v.source_id
    JOIN conversations t ON t.organization_id = v.organization_id AND t.id = v.target_id
    WHERE v.source_id IN (SELECT id FROM been) AND v.moved->'messageIds' @> ${held}::jsonb ORDER BY v.created_at`
  return rows.flatMap(({ at, kind, from, to, name, undoneAt }) => [
    step('moved', at, { verdict: kind, reasons: [`${name} moved it from #${from} to #${to}`] }),
    ...(undoneAt
      ? [step('moved', undoneAt, { verdict: `${kind} undone`, reasons: [`It went back to #${from}`] })]
      : []),
  ])
}

/** Lines of the timeline that name the message, by the step they tell of. */
const told: Record<string, { step: StepName; verdict: string }> = {
  reprocessed: { step: 'reprocessed', verdict: 'read again' },
  delivery_failed: { step: 'failed', verdict: 'failed' },
  delivery_unknown: { step: 'failed', verdict: 'unknown' },
  reply_undone: { step: 'undone', verdict: 'taken back' },
}

async function fromTimeline(ctx: OrgContext, message: TracedMessage): Promise<TraceStep[]> {
  const rows = await ctx.db.conversationEvent.findMany({
    where: {
      conversationId: message.conversationId,
      type: { in: Object.keys(told) },
      detail: { path: ['messageId'], equals: message.id },
    },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ type, createdAt, detail }) => {
    const known = told[type]
    if (!known) return []
    const { messageId: _, ...more } = detail as Record<string, unknown>
    const reasons = [more.evidence, more.error].flat().filter((reason) => typeof reason === 'string')
    return [step(known.step, createdAt, { verdict: known.verdict, reasons, detail: more })]
  })
}

async function gaveUp(ctx: OrgContext, id: string): Promise<TraceStep[]> {
  const rows = await ctx.db.failedJob.findMany({
    where: { payload: { path: ['messageId'], equals: id } },
    orderBy: { failedAt: 'asc' },
  })
  return rows.map(({ failedAt, job, error, attempts, retriedAt, discardedAt }) =>
    step('work_failed', failedAt, {
      verdict: retriedAt ? 'tried again' : discardedAt ? 'discarded' : 'waits for a decision',
      reasons: [error],
      detail: { job, attempts },
    }),
  )
}
