import { diffLines } from 'diff'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { type Definition, definitionSchema } from '../definition/definition.ts'
import { outline } from '../definition/outline.ts'
import { sayDefinition } from '../definition/say.ts'
import { readNames } from '../facts/names.ts'
import { findWorkflow } from '../view.ts'

type Person = { type: string; id: string; name: string }

export type WorkflowVersionView = {
  number: number
  state: 'draft' | 'published'
  inUse: boolean
  sentence: string
  definition: Definition
  writtenBy: Person
  writtenAt: string
  publishedBy: Person | null
  publishedAt: string | null
  /** line by line against the version before it */
  changes: { kind: 'same' | 'added' | 'removed'; text: string }[]
}

/** The versions of a workflow, newest first, each with what it changed. */
export async function listWorkflowVersions(ctx: OrgContext, id: string): Promise<WorkflowVersionView[]> {
  require(ctx, 'workflows:read')
  const { version } = await findWorkflow(ctx, id)
  const names = await readNames(ctx)
  const rows = await ctx.db.workflowVersion.findMany({
    where: { workflowId: id },
    orderBy: { number: 'desc' },
    take: 101,
  })
  const definitions = rows.map(({ definition }) => definitionSchema.parse(definition))
  const outlines = definitions.map((definition) => outline(definition, names))
  return rows.slice(0, 100).flatMap((row, at) => {
    const definition = definitions[at]
    if (!definition) return []
    return [
      {
        number: row.number,
        state: row.state === 'draft' ? ('draft' as const) : ('published' as const),
        inUse: row.number === version,
        sentence: sayDefinition(definition, names),
        definition,
        writtenBy: row.writtenBy as Person,
        writtenAt: row.writtenAt.toISOString(),
        publishedBy: row.publishedBy as Person | null,
        publishedAt: row.publishedAt?.toISOString() ?? null,
        changes: changesOf(outlines[at + 1] ?? '', outlines[at] ?? ''),
      },
    ]
  })
}

function changesOf(before: string, after: string): WorkflowVersionView['changes'] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => {
    const kind = added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const)
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind, text }))
  })
}
