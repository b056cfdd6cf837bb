import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { findWorkflow } from '../view.ts'
import { toRun, type WorkflowRunView } from './row.ts'

type Input = PageInput & { workflowId?: string; conversationId?: string; state?: string }

/** Runs, newest first: of all workflows, of one, or for one conversation. */
export async function listRuns(ctx: OrgContext, input: Input): Promise<Page<WorkflowRunView>> {
  require(ctx, 'workflows:read')
  const after = decodeCursor(input.cursor, ['id'])
  const { workflowId, conversationId, state } = input
  const rows = await ctx.db.workflowRun.findMany({
    where: {
      ...(workflowId === undefined ? {} : { workflowId }),
      ...(conversationId === undefined ? {} : { conversationId }),
      ...(state === undefined ? {} : { state }),
      ...(after ? { id: { lt: String(after[0]) } } : {}),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const views = new Map((await toRuns(ctx, rows.slice(0, input.limit))).map((view) => [view.id, view]))
  return pageOf(
    rows,
    input.limit,
    ({ id }) => [id],
    (row) => views.get(row.id) ?? toRun(row, {}),
  )
}

/** The runs of a workflow there is. */
export async function listRunsOf(
  ctx: OrgContext,
  input: Input & { workflowId: string },
): Promise<Page<WorkflowRunView>> {
  require(ctx, 'workflows:read')
  await findWorkflow(ctx, input.workflowId)
  return listRuns(ctx, input)
}

type Rows = Parameters<typeof toRun>[0][]

async function toRuns(ctx: OrgContext, rows: Rows): Promise<WorkflowRunView[]> {
  const ids = rows.map(({ id }) => id)
  const about = await ctx.db.$queryRaw<({ id: string } & Parameters<typeof toRun>[1])[]>`
    SELECT r.id, w.name AS "workflowName", v.number AS version, e.trigger, c.number AS "conversationNumber",
      c.subject AS "conversationSubject"
    FROM workflow_runs r
    JOIN workflows w ON w.organization_id = r.organization_id AND w.id = r.workflow_id
    JOIN workflow_versions v ON v.organization_id = r.organization_id AND v.id = r.version_id
    JOIN workflow_events e ON e.organization_id = r.organization_id AND e.id = r.event_id
    LEFT JOIN conversations c ON c.organization_id = r.organization_id AND c.id = r.conversation_id
    WHERE r.id = ANY (${ids}::uuid[])`
  const byId = new Map(about.map((row) => [row.id, row]))
  return rows.map((row) => toRun(row, byId.get(row.id) ?? {}))
}
