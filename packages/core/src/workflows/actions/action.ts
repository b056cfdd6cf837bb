import type { z } from 'zod'
import type { OrgContext } from '../../context.ts'
import type { OwnFields } from '../conditions/own-fields.ts'
import type { Facts } from '../facts/facts.ts'

/**
 * What an id in a definition is called: members, teams, mailboxes, saved replies and whatever else has a name; and
 * the fields the organization has added.
 */
export type Names = ((kind: NamedKind, id: string) => string) & { own?: OwnFields }
export type NamedKind =
  | 'member'
  | 'team'
  | 'mailbox'
  | 'category'
  | 'saved_reply'
  | 'workflow'
  | 'skill'
  | 'policy'
  | 'endpoint'
  | 'field'

/** The run an action belongs to, and the place of its step in the definition. */
export type StepRun = {
  runId: string
  workflowId: string
  workflowName: string
  eventId: string
  /** a person began it, rather than something that happened by itself */
  asked: boolean
  place: string
  facts: Facts
  names: Names
}

/**
 * What an action would do to a conversation in a trial: the state it leaves, words that would be sent, and the SLA
 * policy that would be set.
 */
export type Foreseen = {
  conversation?: Partial<Facts['conversation']>
  reply?: string
  policyId?: string
}

type Spec<S extends z.ZodType> = {
  /** as it stands in definitions, such as `add_tags` */
  name: string
  /** as the editor offers it, such as "Add tags" */
  label: string
  schema: S
  /** the parameters as an order, such as "add the tags refund and vip" */
  say(parameters: z.output<S>, names: Names): string
  /**
   * Calls the dashboard's verb in the transaction of the step, and tells what came of it. Never the network:
   * what goes outside is promised through the outbox. A DomainError fails the step with its sentence.
   */
  apply(ctx: OrgContext, parameters: z.output<S>, run: StepRun): Promise<string>
  /** What is wrong with parameters that only the organization's own fields can tell; null when nothing is. */
  fault?(parameters: z.output<S>, own: OwnFields): string | null
  /** The same without any effect. Left out where nothing of the conversation changes. */
  foresee?(parameters: z.output<S>, facts: Facts, names: Names): Foreseen
}

export type Action = {
  name: string
  label: string
  schema: z.ZodType
  say(parameters: unknown, names: Names): string
  apply(ctx: OrgContext, parameters: unknown, run: StepRun): Promise<string>
  fault(parameters: unknown, own: OwnFields): string | null
  foresee(parameters: unknown, facts: Facts, names: Names): Foreseen
}

/** Makes an action for the registry, whose parameters are checked wherever they come in. */
export function defineAction<S extends z.ZodType>(spec: Spec<S>): Action {
  const { name, label, schema } = spec
  return {
    name,
    label,
    schema,
    say: (parameters, names) => spec.say(schema.parse(parameters), names),
    apply: async (ctx, parameters, run) => spec.apply(ctx, schema.parse(parameters), run),
    fault: (parameters, own) => spec.fault?.(schema.parse(parameters), own) ?? null,
    foresee: (parameters, facts, names) => spec.foresee?.(schema.parse(parameters), facts, names) ?? {},
  }
}
