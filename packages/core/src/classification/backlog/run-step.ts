import type { Classification } from '@frontdesk/ai/classification'
import { assistantFor } from '../../assistant/setup.ts'
import { activeCategories, type CategoryView } from '../../categories/list.ts'
import { inOrganization, type OrgContext } from '../../context.ts'
import { judge } from '../judge.ts'
import { recordClassification } from '../record.ts'
import { currentModel } from '../versions/current-model.ts'
import { backlogMessages } from './scope.ts'
import type { BacklogScope } from './view.ts'

type Input = { organizationId: string; runId: string }
type Message = { id: string; conversationId: string; subject: string; text: string; channel: string }
type Judged = { message: Message; judged: Classification }

const stepSize = 20
const atATime = 4
const longestText = 20_000

/**
 * Judges the next messages of a run and promises the step after it. A step that runs twice counts once: where it
 * began must still be where the run stands when it ends. Nothing is drafted for a backlog.
 */
export async function classifyBacklog({ organizationId, runId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const step = await inside((ctx) => readStep(ctx, runId))
  if (!step) return
  const { categories, model, assistant } = step
  const judged: Judged[] = []
  for (let start = 0; start < step.messages.length; start += atATime) {
    const batch = step.messages.slice(start, start + atATime)
    judged.push(
      ...(await Promise.all(
        batch.map(async (message) => ({
          message,
          judged: await judge(
            { ...message, text: message.text.slice(0, longestText), categories, model },
            assistant,
          ),
        })),
      )),
    )
  }
  await inside((ctx) => recordStep(ctx, { runId, reached: step.reached, categories, judged }))
}

async function readStep(ctx: OrgContext, runId: string) {
  const run = await ctx.db.classifierBacklogRun.findUnique({ where: { id: runId } })
  if (run?.state !== 'running') return null
  const messages = await ctx.db.$queryRaw<Message[]>`
    SELECT m.id, m.conversation_id AS "conversationId", m.subject, m.text, c.channel
    ${backlogMessages(run.scope as BacklogScope)} AND (${run.reached}::uuid IS NULL OR m.id > ${run.reached}::uuid)
    ORDER BY m.id LIMIT ${stepSize}`
  return {
    messages,
    reached: run.reached,
    assistant: run.useProviders ? await assistantFor(ctx, 'classify') : {},
    categories: await activeCategories(ctx),
    model: (await currentModel(ctx))?.model ?? null,
  }
}

type Step = { runId: string; reached: string | null; categories: CategoryView[]; judged: Judged[] }

async function recordStep(ctx: OrgContext, { runId, reached, categories, judged }: Step): Promise<void> {
  const last = judged.at(-1)?.message.id
  const over = judged.length < stepSize
  const costMicros = judged
    .flatMap((entry) => entry.judged.calls)
    .reduce((sum, { costMicros }) => sum + (costMicros ?? 0), 0)
  const { count } = await ctx.db.classifierBacklogRun.updateMany({
    where: { id: runId, state: 'running', reached },
    data: {
      judged: { increment: judged.length },
      costMicros: { increment: costMicros },
      ...(last === undefined ? {} : { reached: last }),
      ...(over ? { state: 'done', finishedAt: new Date() } : {}),
    },
  })
  if (count === 0) return
  const ids = new Map(categories.map(({ key, id }) => [key, id]))
  let changed = 0
  for (const entry of judged) changed += await recordOne(ctx, entry, ids)
  await ctx.db.classifierBacklogRun.updateMany({
    where: { id: runId },
    data: { changed: { increment: changed } },
  })
  if (over) ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  else ctx.emit({ type: 'backlog_run.continued', runId })
}

async function recordOne(
  ctx: OrgContext,
  { message, judged }: Judged,
  ids: Map<string, string>,
): Promise<number> {
  // It may have been moved to another conversation meanwhile, or be gone.
  const found = await ctx.db.message.findUnique({
    where: { id: message.id },
    select: { conversationId: true },
  })
  if (!found) return 0
  const { conversationId } = found
  const seen = () =>
    ctx.db.conversation.findUniqueOrThrow({
      where: { id: conversationId },
      select: { categoryId: true, route: true, severity: true },
    })
  const before = await seen()
  await recordClassification(ctx, {
    arrival: 'backlog',
    messageId: message.id,
    conversationId,
    categories: ids,
    judged,
  })
  const after = await seen()
  const same =
    before.categoryId === after.categoryId &&
    before.route === after.route &&
    before.severity === after.severity
  return same ? 0 : 1
}
