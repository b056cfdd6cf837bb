import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import type { z } from 'zod'
import type { Mode } from '../../autonomy/ladder.ts'
import type { OrgContext } from '../../context.ts'
import type { SlaPolicyInput } from '../../sla/policies/row.ts'
import type { Verdict } from '../../workflows/conditions/evaluate.ts'
import type { Numbers, Outcome } from '../outcome.ts'

export const subjectKinds = ['workflow', 'prompt', 'threshold', 'article', 'sla_policy'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** A change that can be tried; what is left out stays as it is, or is taken from what was saved last. */
export type Change =
  | { kind: 'workflow'; id: string; definition?: unknown }
  | { kind: 'prompt'; task: 'classify' | 'draft'; version?: number; template?: string }
  | {
      kind: 'threshold'
      /** of the category */
      id: string
      mode?: Mode
      bar?: number
      leastReviewed?: number
      leastConfidence?: number
    }
  | { kind: 'article'; id: string; version?: number; title?: string; body?: string }
  /** without an id it is one that is yet to be made, tried after all others */
  | { kind: 'sla_policy'; id?: string; policy?: SlaPolicyInput }

type ChangeOf<K extends SubjectKind> = Extract<Change, { kind: K }>

/** What a change comes to in one conversation: how it is now, and how it would be. */
export type Tried = {
  messageId: string | null
  /** whether the change has anything to do with this conversation at all */
  matched: boolean
  before: Outcome
  after: Outcome
  verdict?: Verdict
  does?: string[]
  would?: string[]
  numbers?: Numbers
  /** millionths of a dollar this conversation costs now, and would cost */
  costMicros?: { before: number; after: number }
}

/** Goes without a transaction, so that providers can be asked. What they were asked is told, also where it fails. */
export type Trial = (onCalls: (calls: AiCallRecord[]) => void) => Tried | Promise<Tried>

/** Calls of providers a trial makes, as far as can be told before; null where no price is known. */
export type Estimate = {
  calls: number
  /** `<provider>/<model>`; null where the local models do all of it */
  by: string | null
  inputTokens: number
  outputTokens: number
  costMicros: number | null
}

type Spec<K extends SubjectKind, Kept> = {
  kind: K
  /** what lies in the database until the trial is over */
  kept: z.ZodType<Kept>
  /** how many conversations are looked at in one transaction: few where providers are asked */
  portion: number
  /** Checks the change and completes it with what it is compared with, so that a trial stays what it was. */
  settle(ctx: OrgContext, change: ChangeOf<K>): Promise<{ about: string; name: string; kept: Kept }>
  /**
   * Reads what trying it on some conversations takes. Those it cannot be tried on, such as one nobody wrote to us in,
   * are left out. Writes nothing.
   */
  read(ctx: OrgContext, kept: Kept, conversationIds: string[]): Promise<Map<string, Trial>>
  /** What asking providers would cost. Left out where none is asked. */
  estimate?(ctx: OrgContext, kept: Kept, conversationIds: string[]): Promise<Estimate>
}

/** A kind of change, as the registry knows it. */
export type Subject = {
  kind: SubjectKind
  portion: number
  settle(ctx: OrgContext, change: Change): Promise<{ about: string; name: string; kept: unknown }>
  read(ctx: OrgContext, kept: unknown, conversationIds: string[]): Promise<Map<string, Trial>>
  estimate(ctx: OrgContext, kept: unknown, conversationIds: string[]): Promise<Estimate>
}

export const nothingAsked: Estimate = {
  calls: 0,
  by: null,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
}

/** Makes a subject for the registry, whose kept form is checked when it comes back from the database. */
export function defineSubject<K extends SubjectKind, Kept>(spec: Spec<K, Kept>): Subject {
  const { kind, portion, kept } = spec
  return {
    kind,
    portion,
    settle: async (ctx, change) => {
      if (change.kind !== kind) throw new Error(`A trial of ${change.kind} came to ${kind}`)
      return spec.settle(ctx, change as ChangeOf<K>)
    },
    read: async (ctx, written, ids) => spec.read(ctx, kept.parse(written), ids),
    estimate: async (ctx, written, ids) =>
      (await spec.estimate?.(ctx, kept.parse(written), ids)) ?? nothingAsked,
  }
}
