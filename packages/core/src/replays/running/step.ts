import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import { logger } from '@frontdesk/runtime/logger'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { inOrganization, type OrgContext } from '../../context.ts'
import { DomainError } from '../../errors.ts'
import { compareOutcomes } from '../outcome.ts'
import { subjectOf } from '../subjects/registry.ts'
import type { Subject, SubjectKind, Trial, Tried } from '../subjects/subject.ts'
import { keepResults, type Result } from './keep.ts'

type Step = { id: string; subject: Subject; tried: unknown; ids: string[]; lookedAt: number }
type Inside = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>

/**
 * Tries the next portion of a trial's conversations one by one, and promises the portion after it. Where providers are
 * asked each result is kept before the next conversation, so that a trial that is cancelled asks no more; a step that
 * runs twice counts once.
 */
export async function runReplay(input: { organizationId: string; replayId: string }): Promise<void> {
  const who = { organizationId: input.organizationId, actor: { type: 'system', name: 'Replay lab' } } as const
  const inside: Inside = (run) => inOrganization(who, run)
  const step = await inside((ctx) => readStep(ctx, input.replayId))
  if (!step) return
  const trials = await readTrials(step, inside)
  let { lookedAt } = step
  let held: Result[] = []
  const keep = async (last: boolean) => {
    const counted = { id: step.id, from: lookedAt, to: lookedAt + held.length, last }
    const goesOn = await inside((ctx) => keepResults(ctx, counted, held))
    lookedAt = counted.to
    held = []
    return goesOn
  }
  for (const [at, id] of step.ids.entries()) {
    const { result, calls } = await tryOne(id, trials.get(id))
    // Whatever was asked was paid for, even if nobody wants to know any more.
    if (calls.length > 0) await inside((ctx) => recordAiCalls(ctx, id, calls))
    held.push(result)
    const last = at === step.ids.length - 1
    if ((last || calls.length > 0) && !(await keep(last))) return
  }
  if (step.ids.length === 0) await keep(true)
}

async function readStep(ctx: OrgContext, id: string): Promise<Step | null> {
  const row = await ctx.db.replay.findFirst({ where: { id, state: 'running' } })
  if (!row) return null
  const subject = subjectOf(row.kind as SubjectKind)
  const { lookedAt, tried } = row
  const ids = row.conversationIds.slice(lookedAt, lookedAt + subject.portion)
  return { id, subject, tried, ids, lookedAt }
}

const unreadable: Trial = () => {
  throw new Error('It could not be read')
}

/** One conversation that cannot be read does not keep the others of its portion from being tried. */
async function readTrials({ subject, tried, ids }: Step, inside: Inside): Promise<Map<string, Trial>> {
  try {
    return await inside((ctx) => subject.read(ctx, tried, ids))
  } catch (error) {
    logger.warn({ error, kind: subject.kind }, 'a portion of a trial is read one by one')
  }
  const trials = new Map<string, Trial>()
  for (const id of ids) {
    const own = await inside((ctx) => subject.read(ctx, tried, [id])).catch(() => new Map([[id, unreadable]]))
    for (const [known, trial] of own) trials.set(known, trial)
  }
  return trials
}

async function tryOne(
  conversationId: string,
  trial: Trial | undefined,
): Promise<{ result: Result; calls: AiCallRecord[] }> {
  if (!trial) return { result: { conversationId, outcome: 'left_out', spent: 0 }, calls: [] }
  const calls: AiCallRecord[] = []
  try {
    const tried = await trial((made) => calls.push(...made))
    return { result: { ...resultOf(conversationId, tried), spent: spentOn(calls) }, calls }
  } catch (error) {
    logger.warn({ error, conversationId }, 'a conversation could not be tried')
    const reason = error instanceof DomainError ? error.message : 'It could not be tried'
    return { result: { conversationId, outcome: 'failed', error: reason, spent: spentOn(calls) }, calls }
  }
}

function spentOn(calls: AiCallRecord[]): number {
  return calls.reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)
}

function resultOf(
  conversationId: string,
  tried: Tried,
): Omit<Extract<Result, { outcome: 'tried' }>, 'spent'> {
  const {
    messageId,
    matched,
    before,
    after,
    verdict,
    does = [],
    would = [],
    numbers = {},
    costMicros,
  } = tried
  return {
    conversationId,
    outcome: 'tried',
    messageId,
    matched,
    verdict: verdict ?? null,
    does,
    would,
    differences: compareOutcomes(before, after),
    numbers,
    cost: costMicros ?? { before: 0, after: 0 },
  }
}
