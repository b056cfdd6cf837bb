import { faultPoint } from '@frontdesk/runtime/process/fault'
import type { OrgContext } from '../../../context.ts'
import type { Names } from '../../actions/action.ts'
import type { Facts } from '../../facts/facts.ts'
import { knownFacts } from '../../facts/known.ts'
import { readAllFacts } from '../../facts/read.ts'
import { decide, type NewRun, type PassedOver } from '../decide.ts'
import type { Listener } from '../listeners.ts'
import type { RaisedEvent } from '../raised-event.ts'
import type { Run } from '../steps/run.ts'
import { cancelTimers, findTimed, plantOverdue } from '../time/timers.ts'
import { runSteps } from './run-steps.ts'
import { type RunEnd, type TakenStep, writeAnswered, writeRuns, writeSteps } from './write.ts'

export type TurnEvent = RaisedEvent & { conversationId: string }

/** What all rounds of a transaction share. */
export type Group = {
  ctx: OrgContext
  listenersOf: (event: TurnEvent) => Listener[]
  names: Names
  careful: boolean
  /** whether there is time for steps; without it they are left to jobs of the runs */
  hasTime: () => boolean
}

type Decided = { event: TurnEvent; facts: Facts | null; runs: NewRun[]; passedOver: PassedOver[] }

/** A run takes so many steps together with the event that began it. */
const mostSteps = 25

/**
 * Answers one event of each of several conversations: timers, which workflows run, and their steps. Everything is
 * read and written for all of them at once but what the steps themselves do.
 */
export async function takeRound(group: Group, events: TurnEvent[]): Promise<void> {
  const { ctx } = group
  const undecided = events.filter(({ decidedAt }) => decidedAt === null)
  await settleTimers(group, undecided)
  const decided = await decideAll(group, undecided)
  await writeRuns(
    ctx,
    decided.flatMap(({ event, runs }) =>
      runs.map((run) => ({ ...run, eventId: event.id, conversationId: event.conversationId })),
    ),
  )
  faultPoint('workflow-runs-written')
  const steps: TakenStep[] = []
  const ends: RunEnd[] = []
  for (const one of decided) await takeRuns(group, one, steps, ends)
  await writeSteps(ctx, steps, ends)
  const known = await promiseUnfinished(ctx, events)
  await writeAnswered(ctx, [
    ...decided.map(({ event, passedOver }) => ({ ...answeredOf(event), passedOver })),
    ...known.map((event) => ({ ...answeredOf(event), passedOver: null })),
  ])
}

function answeredOf({ id, conversationId }: TurnEvent): { id: string; conversationId: string } {
  return { id, conversationId }
}

/** What was decided before stays so: its runs go on in jobs of their own. */
async function promiseUnfinished(ctx: OrgContext, events: TurnEvent[]): Promise<TurnEvent[]> {
  const known = events.filter(({ decidedAt }) => decidedAt !== null)
  if (known.length === 0) return []
  const runs = await ctx.db.workflowRun.findMany({
    where: { eventId: { in: known.map(({ id }) => id) }, state: 'running' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id } of runs) ctx.emit({ type: 'workflow_run.continued', runId: id })
  return known
}

async function settleTimers({ ctx, listenersOf }: Group, events: TurnEvent[]): Promise<void> {
  const timed = await findTimed(
    ctx,
    events.map(({ conversationId }) => conversationId),
  )
  for (const event of events) {
    if (timed.has(event.conversationId)) await cancelTimers(ctx, event)
    await plantOverdue(ctx, event, listenersOf(event))
  }
}

async function decideAll({ ctx, listenersOf, names }: Group, events: TurnEvent[]): Promise<Decided[]> {
  const asked = events.map((event) => ({ event, listeners: ownListeners(event, listenersOf(event)) }))
  const heard = asked.filter(({ listeners }) => listeners.length > 0).map(({ event }) => event)
  const facts = heard.length > 0 ? await readAllFacts(ctx, heard) : []
  const factsOf = new Map(heard.map((event, at) => [event.id, facts[at] ?? null]))
  const recent = await countRecent(ctx, heard)
  return asked.map(({ event, listeners }) => {
    const known = factsOf.get(event.id) ?? null
    if (known === null) return { event, facts: null, runs: [], passedOver: [] }
    const recentRuns = recent.get(event.conversationId) ?? 0
    return { event, facts: known, ...decide({ event, listeners, facts: known, names, recentRuns }) }
  })
}

/** Those that begin with it, not those that only wait for it. */
function ownListeners(event: TurnEvent, listeners: Listener[]): Listener[] {
  return listeners.filter(
    ({ definition }) => event.workflowId !== null || definition.trigger.on === event.trigger,
  )
}

/** How often workflows ran for each conversation within the last hour. */
async function countRecent(ctx: OrgContext, events: TurnEvent[]): Promise<Map<string, number>> {
  if (events.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<{ id: string; count: number }[]>`
    SELECT conversation_id AS id, count(*)::int AS count FROM workflow_runs
    WHERE conversation_id = ANY (${events.map(({ conversationId }) => conversationId)}::uuid[])
      AND state <> 'skipped' AND started_at > now() - interval '1 hour'
    GROUP BY conversation_id`
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Takes the steps of an event's runs, one run after the other, so that each sees what those before it changed. */
async function takeRuns(group: Group, decided: Decided, steps: TakenStep[], ends: RunEnd[]): Promise<void> {
  const { ctx, names, careful, hasTime } = group
  const { event, facts, runs } = decided
  if (facts === null) return
  const known = knownFacts(facts, event.messageId)
  for (const run of runs.filter(({ state }) => state === 'running')) {
    const taking = { ctx, run: toRun(run, event), known, names, careful }
    const came = await runSteps({ ...taking, mostSteps: hasTime() ? mostSteps : 0 })
    steps.push(...came.steps)
    ends.push(came.end)
  }
}

function toRun(run: NewRun, event: TurnEvent): Run & { conversationId: string } {
  const { conversationId, path, trigger, messageId, detail } = event
  return { ...run, eventId: event.id, attempts: 0, conversationId, path, trigger, messageId, detail }
}
