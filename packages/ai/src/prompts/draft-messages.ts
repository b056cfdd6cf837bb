import { type PiiCounts, type Redacted, redactAll } from '../redact.ts'
import type { DraftInput, Passage } from '../reply/reply-draft.ts'
import { draftSystemPrompt, draftUserPrompt } from './draft-reply.ts'
import { policiesPrompt } from './policies.ts'
import { wishesPrompt } from './wishes.ts'

export interface DraftMessages {
  system: string
  user: string
  counts: PiiCounts
  restore: Redacted['restore']
  /** Those that are shown, in the order of their numbers. */
  passages: Passage[]
}

const MOST_PASSAGES = 8
const MOST_HISTORY = 6

/** What a provider is told when it is asked for a draft: nothing personal, and what others wrote as quoted material. */
export function draftMessages(input: DraftInput, template?: string): DraftMessages {
  const passages = [...input.passages].sort((a, b) => b.score - a.score).slice(0, MOST_PASSAGES)
  const history = input.history.slice(-MOST_HISTORY)
  const { wishes = {}, earlier = '', policies = [] } = input
  const { texts, restore, counts } = redactAll(
    [
      wishes.instruction ?? '',
      earlier,
      input.subject,
      input.text,
      ...history.map(({ text }) => text),
      ...passages.map((passage) => withoutStrangers(passage, passage.text)),
      ...passages.map((passage) => withoutStrangers(passage, passage.title)),
      ...policies.flatMap(({ title, rule }) => [title, rule]),
    ],
    input.contactName ? [input.contactName] : [],
  )
  const [instruction = '', draft = '', subject = '', message = '', ...others] = texts
  const shown = others.slice(history.length)
  const ruling = shown.slice(2 * passages.length)
  const rules = policies.map((_, at) => ({ title: ruling[2 * at] ?? '', rule: ruling[2 * at + 1] ?? '' }))
  const asked = wishesPrompt({ ...wishes, ...(wishes.instruction ? { instruction } : {}) })
  return {
    system:
      draftSystemPrompt(languageOf(input), wishes.tone ?? 'friendly', template) +
      policiesPrompt(rules) +
      asked,
    user: draftUserPrompt({
      subject,
      message,
      ...(asked !== '' && draft !== '' ? { draft } : {}),
      history: history.map(({ direction }, index) => ({
        from: direction === 'inbound' ? 'customer' : 'support',
        text: others[index] ?? '',
      })),
      passages: passages.map((_, index) => ({
        number: index + 1,
        title: shown[passages.length + index] ?? '',
        text: shown[index] ?? '',
      })),
    }),
    counts,
    restore,
    passages,
  }
}

/** The language a draft is to be in. */
export function languageOf({ language, wishes }: DraftInput): string {
  return wishes?.language ?? (language === 'und' ? 'en' : language)
}

/** Details of other customers in past answers are removed for good: they must not come back with the draft. */
function withoutStrangers({ kind }: Passage, text: string): string {
  return kind === 'answer'
    ? redactAll([text])
        .texts.join('')
        .replace(/\[[A-Z_]+_\d+\]/g, '[removed]')
    : text
}
