import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { require } from '../../permissions.ts'
import { type Facts, findFacts } from './facts.ts'

export const stepNames = [
  'validate',
  'clean',
  'redact',
  'classify',
  'context',
  'generate',
  'check',
  'feedback',
] as const

/** A step on the way from a message to its draft, and what it found; no finding where nothing was kept of it. */
export type DraftStep = { name: (typeof stepNames)[number]; findings: string[]; fine: boolean }

/** How the assistant's draft came about, step by step, from what each step has left. Empty without a draft. */
export async function readDraftSteps(ctx: OrgContext, input: { conversation: string }): Promise<DraftStep[]> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, input.conversation)
  const facts = await findFacts(ctx, id)
  if (!facts) return []
  return stepNames.map((name) => {
    const { fine = true, ...told } = steps[name](facts)
    return { name, fine, findings: told.findings.filter((one): one is string => typeof one === 'string') }
  })
}

type Told = { findings: (string | false | null | undefined)[]; fine?: boolean }

const percent = (share: number) => `${Math.round(share * 100)} %`
const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

const steps: Record<(typeof stepNames)[number], (facts: Facts) => Told> = {
  validate: ({ message }) => ({
    fine: message === null || !['suspicious', 'forged'].includes(message.trust ?? ''),
    findings:
      message === null
        ? []
        : [
            `Written by ${writers[message.autoKind] ?? message.autoKind}`,
            message.trust && `The sender is ${message.trust}`,
          ],
  }),
  clean: ({ message }) => ({
    findings:
      message === null
        ? []
        : [
            `${counted(message.characters, 'character')} of text were read`,
            message.quoted > 0 && `${counted(message.quoted, 'character')} of quoted text were set aside`,
          ],
  }),
  redact: ({ judged, disclosures }) => ({
    fine: judged?.suspicious !== true,
    findings: [
      ...disclosures.map(
        ({ to, kinds }) =>
          `${to} was sent the text ${kinds === '' ? 'with nothing to replace' : `with ${kinds} replaced`}`,
      ),
      judged &&
        (judged.suspicious
          ? 'It speaks to a machine rather than to people'
          : 'Nothing in it speaks to a machine'),
    ],
  }),
  classify: ({ judged }) => ({
    findings:
      judged === null
        ? []
        : [
            `${judged.category ?? 'No category'}, ${percent(judged.confidence)} sure, by ${judged.by}`,
            `Route ${judged.route.replaceAll('_', ' ')}, severity ${judged.severity}, language ${judged.language}`,
          ],
  }),
  context: ({ draft, earlier }) => ({
    findings: [
      draft.sources > 0
        ? `${counted(draft.sources, 'passage')} of the knowledge are cited`
        : 'No passage is cited',
      earlier > 0 && `${counted(earlier, 'earlier message')} of the conversation`,
    ],
  }),
  generate: ({ draft, calls }) => ({
    fine: calls.every(({ outcome }) => ['ok', 'repaired', 'cached'].includes(outcome)),
    findings: [
      `Written by ${draft.by === 'local' ? 'the local model' : draft.by}, ${percent(draft.confidence)} confident`,
      ...calls.map(
        ({ model, outcome, latencyMs, tokens }) =>
          `${model}: ${outcome}, ${counted(tokens, 'token')}, ${(latencyMs / 1_000).toFixed(1)} s`,
      ),
    ],
  }),
  check: ({ draft }) => ({
    fine: draft.checks.every(({ passed }) => passed),
    findings: draft.checks.map(({ finding }) => finding),
  }),
  feedback: ({ ratings, review }) => ({
    findings: [
      ratings.good > 0 && `${counted(ratings.good, 'colleague')} called it good`,
      ratings.bad > 0 && `${counted(ratings.bad, 'colleague')} called it bad`,
      review !== null &&
        (review.similarity === null
          ? 'Nothing has been sent for it yet'
          : `What was sent is ${percent(review.similarity)} the same`),
    ],
  }),
}

const writers: Record<string, string> = {
  human: 'a person',
  list: 'a mailing list',
  'auto-reply': 'a machine that answers by itself',
  bounce: 'a mail server',
  report: 'a mail server',
}
