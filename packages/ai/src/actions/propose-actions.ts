import type { AiOptions } from '../calls/ask-options.ts'
import type { AiCallRecord } from '../calls/call-record.ts'
import { type ActionInput, actionMessages } from '../prompts/propose-actions.ts'
import type { Tool, ToolCalls } from '../providers/ask-tools.ts'

export interface ProposedCall {
  name: string
  /** As the tool's schema gives it out. */
  args: Record<string, unknown>
}

/** A call that comes to nothing: of a tool that was not offered, or with what the tool does not take. */
export interface RefusedCall {
  name: string
  reason: 'not_allowed' | 'invalid'
}

export interface ActionOpinion {
  /** Null when no provider answered. */
  proposed: ProposedCall[] | null
  refused: RefusedCall[]
  by: string | null
  calls: AiCallRecord[]
}

const MOST_CALLS = 10
const LONGEST_NAME = 80

/**
 * Asks the providers which of the tools a customer's message calls for. Nothing is carried out: calls are checked
 * against the tools offered and their schemas, at most one of each is kept, and the rest is named as refused.
 */
export async function proposeActions(
  input: ActionInput,
  tools: Tool[],
  { providers = [], template: _, promptVersion: __, ...asking }: AiOptions = {},
): Promise<ActionOpinion> {
  if (providers.length === 0 || tools.length === 0)
    return { proposed: null, refused: [], by: null, calls: [] }
  const { system, user, counts, restore } = actionMessages(input)
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const [{ askChain }, { toolCallsSchema }] = await Promise.all([
    import('../fallback.ts'),
    import('../providers/ask-tools.ts'),
  ])
  const { value, by, calls } = await askChain<ToolCalls>({
    ...asking,
    task: 'draft',
    schema: toolCallsSchema,
    system,
    user,
    placeholders: counts,
    providers,
    tools,
  })
  if (value === null) return { proposed: null, refused: [], by: null, calls }
  const judged = value.calls.slice(0, MOST_CALLS).map((call) => judge(call, tools, restore))
  const proposed = judged.flatMap((one) => ('args' in one ? [one] : []))
  return {
    proposed: [...new Map(proposed.toReversed().map((one) => [one.name, one])).values()].toReversed(),
    refused: judged.flatMap((one) => ('reason' in one ? [one] : [])),
    by,
    calls,
  }
}

function judge(
  { name, args }: ToolCalls['calls'][number],
  tools: Tool[],
  restore: (text: string) => string,
): ProposedCall | RefusedCall {
  const tool = tools.find((offered) => offered.name === name)
  if (!tool) return { name: name.slice(0, LONGEST_NAME), reason: 'not_allowed' }
  const written = Object.fromEntries(
    Object.entries(args).map(([field, value]) => [field, typeof value === 'string' ? restore(value) : value]),
  )
  const checked = tool.schema.safeParse(written)
  return checked.success
    ? { name, args: checked.data as Record<string, unknown> }
    : { name, reason: 'invalid' }
}
