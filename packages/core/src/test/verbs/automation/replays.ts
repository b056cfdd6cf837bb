import type { OrgContext } from '../../../context.ts'
import { cancelReplay } from '../../../replays/cancel.ts'
import { estimateReplay } from '../../../replays/estimate.ts'
import { listReplayResults } from '../../../replays/list-results.ts'
import { createReplaySet } from '../../../replays/sets/create.ts'
import { deleteReplaySet } from '../../../replays/sets/delete.ts'
import { listReplaySets } from '../../../replays/sets/list.ts'
import { startReplay } from '../../../replays/start.ts'
import type { Change } from '../../../replays/subjects/subject.ts'
import { listReplays, readReplay } from '../../../replays/view.ts'
import type { Ids, Verb } from '../verb.ts'

/** A trial that goes on, and a saved set. */
export async function plantReplays(ctx: OrgContext, { category }: { category: string }) {
  const subject = { kind: 'threshold', id: category } as const
  const { id: replay } = await startReplay(ctx, { subject, over: { last: 1 } })
  const { id: replaySet } = await createReplaySet(ctx, { name: 'Newest', last: 1 })
  return { replay, replaySet }
}

const read = (name: string, run: Verb['run']): Verb => ({ name, least: 'viewer', audit: null, run })
const change = (name: string, audit: string, run: Verb['run']): Verb => ({ name, least: 'admin', audit, run })
const start = (of: string, subject: (ids: Ids) => Change): Verb =>
  change(`startReplay of ${of}`, 'replay.start', (ctx, ids) =>
    startReplay(ctx, { subject: subject(ids), over: { last: 1 } }),
  )

/** Verbs of the replay lab. */
export const replays: Verb[] = [
  { ...read('listReplays', (ctx) => listReplays(ctx, { limit: 10 })), named: false },
  { ...read('listReplaySets', (ctx) => listReplaySets(ctx, { limit: 10 })), named: false },
  read('readReplay', (ctx, ids) => readReplay(ctx, ids.replay)),
  read('listReplayResults', (ctx, ids) => listReplayResults(ctx, { id: ids.replay, limit: 10, show: 'all' })),
  start('a workflow', (ids) => ({ kind: 'workflow', id: ids.workflow })),
  start('a threshold', (ids) => ({ kind: 'threshold', id: ids.category })),
  start('an article', (ids) => ({ kind: 'article', id: ids.article })),
  start('an SLA policy', (ids) => ({ kind: 'sla_policy', id: ids.slaPolicy })),
  { ...start('a prompt', () => ({ kind: 'prompt', task: 'classify' })), named: false },
  change('startReplay over a set', 'replay.start', (ctx, ids, own) =>
    startReplay(ctx, { subject: { kind: 'threshold', id: own.category }, over: { setId: ids.replaySet } }),
  ),
  change('cancelReplay', 'replay.cancel', (ctx, ids) => cancelReplay(ctx, ids.replay)),
  {
    name: 'estimateReplay',
    least: 'admin',
    audit: null,
    run: (ctx, ids) =>
      estimateReplay(ctx, { subject: { kind: 'workflow', id: ids.workflow }, over: { last: 1 } }),
  },
  {
    ...change('createReplaySet', 'replay_set.create', (ctx) =>
      createReplaySet(ctx, { name: 'Some', foundBy: { status: 'all' }, last: 5 }),
    ),
    named: false,
  },
  change('deleteReplaySet', 'replay_set.delete', (ctx, ids) => deleteReplaySet(ctx, ids.replaySet)),
]
