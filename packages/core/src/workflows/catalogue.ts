import { z } from 'zod'
import type { OrgContext } from '../context.ts'
import { allFields } from '../custom-fields/list.ts'
import { require } from '../permissions.ts'
import { listActions } from './actions/registry.ts'
import { listFields } from './conditions/fields.ts'
import { listOperators } from './conditions/operators.ts'
import { ownFieldsOf } from './conditions/own-fields.ts'
import { listVariables } from './definition/fill-text.ts'
import { listNamed } from './facts/names.ts'
import { listTriggers } from './triggers/registry.ts'

/**
 * Everything the editor offers: triggers and actions with the JSON schemas of their parameters, names, and fields,
 * the organization's own among them.
 */
export async function readCatalogue(ctx: OrgContext) {
  require(ctx, 'workflows:read')
  const described = ({ name, label, schema }: { name: string; label: string; schema: z.ZodType }) => ({
    name,
    label,
    schema: z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
  })
  const own = [...ownFieldsOf(await allFields(ctx)).values()].filter(({ archived }) => !archived)
  const fields = [...listFields(), ...own]
  return {
    triggers: listTriggers().map(described),
    actions: listActions().map(described),
    fields: fields.map(({ read: _read, show: _show, archived: _archived, choices, ...field }) => ({
      ...field,
      named: field.named ?? null,
      unit: field.unit ?? null,
      choices: [...(choices ?? [])],
    })),
    operators: listOperators(),
    variables: listVariables(),
    named: await listNamed(ctx),
  }
}
