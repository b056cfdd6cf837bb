import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import type { Rung } from './find.ts'
import { actsAlone } from './ladder.ts'

/** Everything that decides whether a draft leaves without a person. */
export type Candidate = {
  draft: ReplyDraft
  /** what was looked at in it */
  checks: DraftCheck[]
  rung: Rung
  /** the workflow that asked for it wants a person to send it */
  held: boolean
  /** the mail tries to talk to the model, hides text or is not who it says it is */
  suspicious: boolean
  /** it reads like an offer or a lure nobody asked for */
  likelySpam: boolean
  /** the customer asks for a person */
  wantsPerson: boolean
  /** the assistant has answered alone in this conversation before */
  answeredAlone: boolean
  conversation: {
    assigneeId: string | null
    spam: boolean
    status: string
    route: string | null
    severity: string | null
    language: string | null
  }
}

export type AloneVerdict =
  | 'yes'
  | 'not_earned'
  | 'handed_over'
  | 'asked_for_person'
  | 'suspicious'
  | 'likely_spam'
  | 'taken'
  | 'not_open'
  | 'grave'
  | 'held'
  | 'unsupported'
  | 'policy'
  | 'failed_check'
  | 'unsure'

/** Whether a draft may leave by itself, and if not, why. The first rule that holds decides. */
export function mayActAlone(candidate: Candidate): AloneVerdict {
  return rules.find(([, holds]) => holds(candidate))?.[0] ?? 'yes'
}

const rules: readonly (readonly [AloneVerdict, (candidate: Candidate) => boolean])[] = [
  ['not_earned', ({ rung }) => !actsAlone(rung.mode)],
  ['handed_over', ({ answeredAlone }) => answeredAlone],
  ['asked_for_person', ({ wantsPerson }) => wantsPerson],
  ['suspicious', ({ suspicious }) => suspicious],
  ['likely_spam', ({ likelySpam }) => likelySpam],
  ['taken', ({ conversation }) => conversation.assigneeId !== null],
  ['not_open', ({ conversation }) => conversation.spam || conversation.status !== 'open'],
  [
    'grave',
    ({ conversation: { route, severity } }) =>
      route === 'safety_compliance' || severity === 'high' || severity === 'urgent',
  ],
  ['held', ({ held }) => held],
  [
    'unsupported',
    ({ draft: { sentences } }) =>
      sentences.some(({ supported }) => !supported) || !sentences.some(({ sources }) => sources.length > 0),
  ],
  ['policy', ({ checks }) => checks.some(({ name, passed }) => name === 'policies' && !passed)],
  ['failed_check', ({ checks }) => checks.some(({ passed }) => !passed)],
  ['unsure', ({ draft, rung }) => draft.confidence < rung.leastConfidence],
]
