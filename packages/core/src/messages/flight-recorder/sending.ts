import type { OrgContext } from '../../context.ts'
import type { TracedMessage } from './arrival.ts'
import { type StepName, step, type TraceStep } from './step.ts'

/** How a mail of ours left: written, queued, each kind of attempt, and what became of it at each address. */
export async function stepsOfSending(ctx: OrgContext, message: TracedMessage): Promise<TraceStep[]> {
  if (message.direction !== 'outbound') return []
  const delivery = await ctx.db.delivery.findUnique({ where: { messageId: message.id } })
  const wrote = await written(ctx, message)
  if (!delivery) return [wrote]
  const { createdAt } = message
  const { notBefore, scheduled, attempts, startedAt, finishedAt, error, state } = delivery
  return [
    wrote,
    step('queued', createdAt, {
      verdict: scheduled ? 'scheduled' : 'queued',
      reasons: [
        scheduled ? 'It waits for the moment it was scheduled for' : 'It could be taken back before it left',
      ],
      detail: { notBefore: notBefore.toISOString(), recipients: delivery.recipients },
    }),
    ...(startedAt
      ? [
          step('attempted', startedAt, {
            verdict: `attempt ${attempts}`,
            reasons: error === null ? [] : [error],
            detail: { attempts, dataStartedAt: delivery.dataStartedAt?.toISOString() ?? null },
          }),
        ]
      : []),
    ...(await perRecipient(ctx, message.id)),
    ...(state === 'undone' ? [step('undone', finishedAt ?? notBefore, { verdict: 'taken back' })] : []),
    ...(state === 'unknown' || state === 'failed'
      ? [
          step('failed', finishedAt ?? startedAt ?? createdAt, {
            verdict: state,
            reasons: error ? [error] : [],
          }),
        ]
      : []),
  ]
}

async function written(ctx: OrgContext, message: TracedMessage): Promise<TraceStep> {
  const author =
    message.authorId === null
      ? null
      : await ctx.db.member.findUnique({ where: { id: message.authorId }, select: { name: true } })
  const { verdict = 'reply' } = message.threading as { verdict?: string }
  return step('written', message.createdAt, {
    verdict,
    reasons: [
      ...(author ? [`${author.name} wrote it`] : []),
      ...(message.inReplyTo === null ? [] : [`It answers ${message.inReplyTo}`]),
    ],
  })
}

const names: Record<string, StepName> = {
  sent: 'delivered',
  delayed: 'delayed',
  bounced: 'bounced',
  complained: 'bounced',
  failed: 'failed',
  suppressed: 'failed',
  unknown: 'failed',
}

async function perRecipient(ctx: OrgContext, messageId: string): Promise<TraceStep[]> {
  const rows = await ctx.db.deliveryRecipient.findMany({ where: { messageId }, orderBy: { address: 'asc' } })
  return rows.flatMap(({ address, state, reason, detail, permanent, reportMessageId, updatedAt }) => {
    const name = names[state]
    if (!name) return []
    const reasons = reason === null ? [] : [reason]
    return [
      step(name, updatedAt, {
        verdict: state,
        reasons: [address, ...reasons],
        detail: { address, detail, permanent, reportMessageId },
      }),
    ]
  })
}
