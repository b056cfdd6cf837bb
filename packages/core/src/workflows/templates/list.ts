import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { createWorkflow } from '../create.ts'
import { definitionSchema } from '../definition/definition.ts'
import { sayDefinition } from '../definition/say.ts'
import { readNames } from '../facts/names.ts'
import type { WorkflowDetail } from '../view.ts'
import { common } from './common.ts'
import { routes } from './routes.ts'
import type { Template } from './template.ts'

export const templates: readonly Template[] = [...routes, ...common]

export type TemplateView = Omit<Template, 'definition' | 'whenOff'> & { sentence: string; installed: boolean }

/** What can be installed, each with its sentence and whether a workflow was made from it. */
export async function listTemplates(ctx: OrgContext): Promise<TemplateView[]> {
  require(ctx, 'workflows:read')
  const names = await readNames(ctx)
  const made = await ctx.db.workflow.findMany({
    where: { deletedAt: null, template: { not: null } },
    select: { template: true },
  })
  const installed = new Set(made.map(({ template }) => template))
  return templates.map(({ definition, whenOff: _whenOff, ...template }) => ({
    ...template,
    sentence: sayDefinition(definitionSchema.parse(definition), names),
    installed: installed.has(template.key),
  }))
}

/** Makes a workflow of a template: a draft that is off, to be looked at and published. */
export async function installTemplate(ctx: OrgContext, input: { key: string }): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const template = templates.find(({ key }) => key === input.key)
  if (!template) throw new NotFound('The template')
  const { key, name, description, definition } = template
  return createWorkflow(ctx, { name, description, definition, template: key })
}
