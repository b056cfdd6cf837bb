import { z } from 'zod'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'

const outcomes = ['waiting', 'created', 'updated', 'skipped', 'failed'] as const
export type Outcome = (typeof outcomes)[number]
const states = ['waiting', 'running', 'done', 'canceled', 'failed'] as const
export type ImportState = (typeof states)[number]

/** `counts` by what became of the items; what waits is still to be done. */
export type ImportView = {
  id: string
  kind: 'files' | 'site'
  /** the file, or the address of the site */
  name: string
  state: ImportState
  total: number
  counts: Record<Outcome, number>
  error: string | null
  by: string
  createdAt: string
  finishedAt: string | null
}

export type ImportItemView = {
  id: string
  source: string
  title: string
  outcome: Outcome
  reason: string
  articleId: string | null
}

export type ImportRow = {
  id: string
  kind: string
  name: string
  state: string
  error: string | null
  createdBy: unknown
  createdAt: Date
  finishedAt: Date | null
}

const actor = z.object({ name: z.string() })

export async function findImport(ctx: OrgContext, id: string): Promise<ImportView> {
  const row = await ctx.db.articleImport.findUnique({ where: { id } })
  if (!row) throw new NotFound('The import')
  const [view] = await withCounts(ctx, [row])
  if (!view) throw new NotFound('The import')
  return view
}

export async function withCounts(ctx: OrgContext, rows: ImportRow[]): Promise<ImportView[]> {
  const groups = await ctx.db.articleImportItem.groupBy({
    by: ['importId', 'outcome'],
    where: { importId: { in: rows.map(({ id }) => id) } },
    _count: true,
  })
  return rows.map((row) => {
    const counts = { waiting: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
    for (const { importId, outcome, _count } of groups) {
      if (importId === row.id) counts[toOutcome(outcome)] = _count
    }
    return toView(row, counts)
  })
}

export function toOutcome(outcome: string): Outcome {
  return outcomes.find((known) => known === outcome) ?? 'failed'
}

function toView(row: ImportRow, counts: ImportView['counts']): ImportView {
  return {
    id: row.id,
    kind: row.kind === 'site' ? 'site' : 'files',
    name: row.name,
    state: states.find((state) => state === row.state) ?? 'failed',
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    error: row.error,
    by: actor.safeParse(row.createdBy).data?.name ?? '',
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
