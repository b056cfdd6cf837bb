import type { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { Column, Numbers } from './outcome.ts'
import type { Estimate, SubjectKind } from './subjects/subject.ts'

/** A trial: of what, how far it is, and the numbers to decide by. Costs are in millionths of a dollar. */
export type ReplayView = {
  id: string
  kind: SubjectKind
  /** an id, `new`, or the task of a prompt */
  about: string
  name: string
  state: 'running' | 'done' | 'cancelled' | 'failed'
  error: string | null
  set: { id: string; name: string } | null
  conversations: number
  lookedAt: number
  /** those the change has to do with */
  matched: number
  different: number
  /** nobody wrote to us in them, so there is nothing to try it on */
  leftOut: number
  failed: number
  /** by what differs, in how many conversations */
  counts: Partial<Record<Column, number>>
  numbers: Numbers
  cost: { before: number; after: number; spent: number }
  estimate: Estimate | null
  createdBy: string
  createdAt: string
  finishedAt: string | null
}

/** One trial, and how far it is. */
export async function readReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  require(ctx, 'replays:read')
  return findReplay(ctx, id)
}

export async function findReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  const row = await ctx.db.replay.findUnique({ where: { id } })
  if (!row) throw new NotFound('The trial')
  return viewOf(row, await namesOfSets(ctx, [row]))
}

type ListInput = PageInput & { kind?: SubjectKind | undefined; about?: string | undefined }

/** Trials, newest first: all of them, of one kind, or of one thing. */
export async function listReplays(ctx: OrgContext, input: ListInput): Promise<Page<ReplayView>> {
  require(ctx, 'replays:read')
  const [before = null] = decodeCursor(input.cursor, ['id']) ?? []
  const rows = await ctx.db.replay.findMany({
    where: {
      ...(input.kind === undefined ? {} : { kind: input.kind }),
      ...(input.about === undefined ? {} : { about: input.about }),
      ...(before === null ? {} : { id: { lt: String(before) } }),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const sets = await namesOfSets(ctx, rows)
  return pageOf(
    rows,
    input.limit,
    ({ id }) => [id],
    (row) => viewOf(row, sets),
  )
}

type Row = NonNullable<Awaited<ReturnType<OrgContext['db']['replay']['findFirst']>>>

async function namesOfSets(ctx: OrgContext, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ setId }) => setId ?? [])
  if (ids.length === 0) return new Map()
  const sets = await ctx.db.replaySet.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  return new Map(sets.map(({ id, name }) => [id, name]))
}

function viewOf(row: Row, sets: Map<string, string>): ReplayView {
  const { id, about, name, error, lookedAt, matched, different, leftOut, failed, setId } = row
  return {
    id,
    kind: row.kind as SubjectKind,
    about,
    name,
    state: row.state as ReplayView['state'],
    error,
    set: setId === null ? null : { id: setId, name: sets.get(setId) ?? '' },
    conversations: row.conversationIds.length,
    lookedAt,
    matched,
    different,
    leftOut,
    failed,
    counts: row.counts as ReplayView['counts'],
    numbers: row.numbers as Numbers,
    cost: {
      before: Number(row.costBeforeMicros),
      after: Number(row.costAfterMicros),
      spent: Number(row.spentMicros),
    },
    estimate: row.estimate as Estimate | null,
    createdBy: (row.createdBy as ReturnType<typeof actorRecord>).name,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
