import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import type { CaseView } from './case.ts'
import { type CaseInput, openCase } from './open-case.ts'

/**
 * Opens a case for a conversation, with a copy of the message without its personal data; the running case of the
 * conversation where there is one.
 */
export async function createComplianceCase(ctx: OrgContext, input: CaseInput): Promise<CaseView> {
  require(ctx, 'compliance:write')
  return openCase(ctx, input)
}
