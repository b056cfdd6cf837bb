import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { readNames } from '../facts/names.ts'
import { checkDefinition, type Problem } from './check.ts'
import { sayDefinition } from './say.ts'

/** What the editor asks while somebody writes: the sentence, and what still keeps it from being published. */
export async function checkDraft(
  ctx: OrgContext,
  input: { definition: unknown },
): Promise<{ sentence: string; problems: Problem[] }> {
  require(ctx, 'workflows:read')
  const names = await readNames(ctx)
  const { definition, problems } = checkDefinition(input.definition, names.own)
  return { sentence: definition ? sayDefinition(definition, names) : '', problems }
}
