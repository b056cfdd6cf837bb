import type { AiOptions } from './calls/ask-options.ts'
import type { AiCallRecord } from './calls/call-record.ts'
import { checkGrounding } from './check-grounding.ts'
import { draftLocally } from './local/drafter.ts'
import { matchPassages } from './local/match-passages.ts'
import { draftMessages, languageOf } from './prompts/draft-messages.ts'
import { type DraftOpinion, draftOpinionSchema } from './prompts/draft-reply.ts'
import type { Redacted } from './redact.ts'
import { composeBeginning, composeReply } from './reply/compose-reply.ts'
import { keepKnownLinks } from './reply/links.ts'
import {
  type DraftInput,
  type DraftSentence,
  type Passage,
  type ReplyDraft,
  replyDraftSchema,
} from './reply/reply-draft.ts'
import { unmetWishes } from './reply/unmet-wishes.ts'
import { isLed } from './reply/wishes.ts'
import { writtenSoFar } from './reply/written-so-far.ts'

export interface DraftOptions extends AiOptions {
  /** Told about the calls made, also when there is no draft to carry them. */
  onCalls?: ((calls: AiCallRecord[]) => void) | undefined
  /** Told while a provider writes; `read` gives what there is to be shown so far. Nothing of it is checked yet. */
  onWriting?: ((read: () => string) => void) | undefined
}

/**
 * Drafts a reply from the passages, each claim with its sources. Null when they do not answer the question.
 * Without a provider, or when all fail, sentences of the passages themselves are put together. Where the agent says what
 * the reply is to be, it may rest on no passage; what it claims then counts as unsupported.
 */
export async function draftReply(input: DraftInput, options: DraftOptions = {}): Promise<ReplyDraft | null> {
  const { onCalls, ...asking } = options
  const led = isLed(input.wishes ?? {})
  if (!asking.providers?.length || (input.passages.length === 0 && !led)) return draftLocally(input)
  const { value, by, calls, restore, passages } = await askProviders(input, asking)
  onCalls?.(calls)
  if (value === null || by === null) {
    const local = draftLocally(input)
    return local && { ...local, calls }
  }
  const sentences = value.answerable ? ground(value, passages, restore) : []
  const resting = sentences.some(({ sources }) => sources.length > 0)
  if (sentences.length === 0 || !(led || resting)) return null
  const confidence = judgeConfidence(sentences, input, passages)
  const composed = composeReply(input, languageOf(input), [sentences])
  const unmet = unmetWishes(input.wishes ?? {}, composed.text, input.earlier)
  return replyDraftSchema.parse({ ...composed, confidence, by, unmet, calls })
}

async function askProviders(input: DraftInput, options: DraftOptions) {
  const { providers = [], template, onWriting, ...asking } = options
  const { system, user, counts, restore, passages } = draftMessages(input, template)
  const readAt = (json: string) => () =>
    composeBeginning(input, languageOf(input), writtenSoFar(json, passages, restore))
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const { askChain } = await import('./fallback.ts')
  const result = await askChain<DraftOpinion>({
    ...asking,
    task: 'draft',
    schema: draftOpinionSchema,
    system,
    user,
    placeholders: counts,
    providers,
    onOutput: onWriting && ((json) => onWriting(readAt(json))),
  })
  return { ...result, restore, passages }
}

function ground(
  { sentences }: DraftOpinion,
  passages: Passage[],
  restore: Redacted['restore'],
): DraftSentence[] {
  return sentences.flatMap(({ text, passages: cited }) => {
    const { text: written, removed } = keepKnownLinks(restore(text).replace(/\s+/g, ' ').trim(), passages)
    if (written === '') return []
    const named = cited.flatMap((number) => passages[number - 1] ?? [])
    const first = checkGrounding(written, named.length > 0 ? named : passages)
    const grounding = first.supported || named.length === 0 ? first : checkGrounding(written, passages)
    const whole = !removed && !/\[[A-Z_]+_\d+\]/.test(written)
    const sources = grounding.supported ? grounding.sources : named.map(({ sourceId }) => sourceId)
    return [{ text: written, sources, supported: grounding.supported && whole }]
  })
}

/** Half what share of the claims is supported, half how well the passages fit the question. */
function judgeConfidence(sentences: DraftSentence[], input: DraftInput, passages: Passage[]): number {
  const claims = sentences.filter(({ sources, supported }) => sources.length > 0 || !supported)
  const supported = claims.filter((claim) => claim.supported).length / Math.max(1, claims.length)
  const covered = matchPassages(input, passages)[0]?.covered ?? 0.3
  return Math.min(0.95, supported * (0.5 + 0.45 * covered))
}
