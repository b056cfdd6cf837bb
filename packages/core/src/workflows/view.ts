import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import type { Names } from './actions/action.ts'
import { checkDefinition, type Problem } from './definition/check.ts'
import { type Definition, definitionSchema } from './definition/definition.ts'
import { sayDefinition } from './definition/say.ts'
import { readNames } from './facts/names.ts'
import { routes } from './templates/routes.ts'

/** A workflow as the list shows it. */
export type WorkflowView = {
  id: string
  name: string
  description: string
  active: boolean
  /** what it does, in words */
  sentence: string
  trigger: string
  template: string | null
  /** what is missed while it is off; null for all but the built-in ones */
  whenOff: string | null
  position: number
  /** the number of the version in use; null while none was published */
  version: number | null
  canary: { version: number; percent: number } | null
  /** the number of a version that was saved and not published */
  draft: number | null
  /** of the last seven days */
  runs: { total: number; failed: number }
  lastRunAt: string | null
  changedAt: string
}

/** The same with the definition the editor opens: the draft, or what is published. */
export type WorkflowDetail = WorkflowView & { definition: Definition; problems: Problem[] }

type Row = Omit<WorkflowView, 'whenOff' | 'sentence' | 'trigger' | 'canary' | 'lastRunAt' | 'changedAt'> & {
  canaryVersion: number | null
  canaryPercent: number
  lastRunAt: Date | null
  changedAt: Date
  definition: unknown
}

export async function listWorkflows(ctx: OrgContext): Promise<WorkflowView[]> {
  const names = await readNames(ctx)
  return (await readRows(ctx, null)).map((row) => toView(row, names))
}

export async function findWorkflow(ctx: OrgContext, id: string): Promise<WorkflowDetail> {
  const [row] = await readRows(ctx, id)
  if (!row) throw new NotFound('The workflow')
  const names = await readNames(ctx)
  const definition = definitionSchema.parse(row.definition)
  const { problems } = checkDefinition(definition, names.own)
  return { ...toView(row, names), definition, problems }
}

/** Locks a workflow, which is what orders its changes. */
export async function lockWorkflow(ctx: OrgContext, id: string) {
  await ctx.db.$queryRaw`SELECT 1 FROM workflows WHERE id = ${id}::uuid FOR UPDATE`
  const workflow = await ctx.db.workflow.findFirst({ where: { id, deletedAt: null } })
  if (!workflow) throw new NotFound('The workflow')
  return workflow
}

async function readRows(ctx: OrgContext, id: string | null): Promise<Row[]> {
  return ctx.db.$queryRaw<Row[]>`
    SELECT w.id, w.name, w.description, w.active, w.template, w.position, p.number AS version,
      k.number AS "canaryVersion", w.canary_percent AS "canaryPercent", d.number AS draft,
      (SELECT json_build_object('total', count(*), 'failed', count(*) FILTER (WHERE r.state = 'failed'))
        FROM workflow_runs r WHERE r.workflow_id = w.id AND r.started_at > now() - interval '7 days') AS runs,
      (SELECT r.started_at FROM workflow_runs r WHERE r.workflow_id = w.id ORDER BY r.id DESC LIMIT 1) AS "lastRunAt",
      w.changed_at AS "changedAt", coalesce(d.definition, p.definition) AS definition
    FROM workflows w
    LEFT JOIN workflow_versions p ON p.organization_id = w.organization_id AND p.id = w.published_version_id
    LEFT JOIN workflow_versions k ON k.organization_id = w.organization_id AND k.id = w.canary_version_id
    LEFT JOIN workflow_versions d ON d.organization_id = w.organization_id AND d.workflow_id = w.id
      AND d.state = 'draft'
    WHERE w.deleted_at IS NULL AND (${id}::uuid IS NULL OR w.id = ${id}::uuid)
    ORDER BY w.position, w.id LIMIT 500`
}

function toView(row: Row, names: Names): WorkflowView {
  const { canaryVersion, canaryPercent, lastRunAt, changedAt, definition, ...rest } = row
  const parsed = definitionSchema.parse(definition)
  return {
    ...rest,
    whenOff: routes.find(({ key }) => key === rest.template)?.whenOff ?? null,
    sentence: sayDefinition(parsed, names),
    trigger: parsed.trigger.on,
    canary: canaryVersion === null ? null : { version: canaryVersion, percent: canaryPercent },
    lastRunAt: lastRunAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  }
}
