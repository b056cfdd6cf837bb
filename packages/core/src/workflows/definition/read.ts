import { Invalid } from '../../errors.ts'
import type { OwnFields } from '../conditions/own-fields.ts'
import { checkDefinition } from './check.ts'
import { type Definition, definitionSchema } from './definition.ts'

/** A definition as it can be kept: of the right shape, though it may still lack what publishing asks for. */
export function readDefinition(input: unknown): Definition {
  const parsed = definitionSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Invalid(issue?.message ?? 'This is no workflow', ['definition', ...(issue?.path ?? [])].join('.'))
}

/** A definition as it can run; where the organization's own fields are given, it may name no others. */
export function readWholeDefinition(input: unknown, own?: OwnFields): Definition {
  const { definition, problems } = checkDefinition(input, own)
  const [problem] = problems
  if (problem || !definition)
    throw new Invalid(
      problem?.message ?? 'This is no workflow',
      ['definition', ...(problem?.path ?? [])].join('.'),
    )
  return definition
}
