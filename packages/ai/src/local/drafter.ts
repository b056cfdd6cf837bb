import { composeReply } from '../reply/compose-reply.ts'
import {
  type DraftInput,
  type DraftSentence,
  type Passage,
  type ReplyDraft,
  replyDraftSchema,
} from '../reply/reply-draft.ts'
import { unmetLocally, unmetWishes } from '../reply/unmet-wishes.ts'
import { fewerSentences } from './answer/fewer-sentences.ts'
import { detectLanguage } from './language.ts'
import { matchPassages } from './match-passages.ts'

/** A reply in another language than the customer's is a worse offer, and says so by its confidence. */
const FOREIGN_LANGUAGE = 0.5

/**
 * Composes a reply from the sentences of the passages that answer the customer's questions, word for word. Null
 * when no passage fits: silence is better than nonsense.
 */
export function draftLocally(input: DraftInput): ReplyDraft | null {
  const spoken = input.language === 'und' ? detectLanguage(input.text).language : input.language
  const language = input.wishes?.language ?? spoken
  const languages = new Map(input.passages.map((passage) => [passage, languageOf(passage, language)]))
  const own = input.passages.filter((passage) => languages.get(passage) === language)
  const matched = matchPassages(input, own)
  if (matched.length > 0) return compose(input, language, matched, 1)
  const foreign = matchPassages(input, input.passages)
  const used = foreign[0] && languages.get(foreign[0].passage)
  if (!used) return null
  const oneLanguage = foreign.filter(({ passage }) => languages.get(passage) === used)
  return compose(input, used, oneLanguage, FOREIGN_LANGUAGE)
}

function compose(
  input: DraftInput,
  language: string,
  matches: ReturnType<typeof matchPassages>,
  factor: number,
): ReplyDraft {
  const { wishes = {}, earlier } = input
  const whole = matches.map(({ passage, sentences }) =>
    sentences.map((text): DraftSentence => ({ text, sources: [passage.sourceId], supported: true })),
  )
  const question = `${input.subject}\n${input.text}`
  const paragraphs = wishes.length === 'shorter' ? fewerSentences(whole, question, earlier) : whole
  const composed = composeReply(input, language, paragraphs)
  const best = Math.max(...matches.map(({ covered }) => covered))
  const confidence = Math.min(0.9, 0.1 + 0.85 * best) * factor
  return replyDraftSchema.parse({
    ...composed,
    confidence,
    by: 'local',
    unmet: [...unmetLocally(wishes), ...unmetWishes(wishes, composed.text, earlier)],
    calls: [],
  })
}

/** Short passages are hard to tell: they pass for the customer's language unless clearly another. */
function languageOf({ title, text }: Passage, wanted: string): string {
  const { language, confidence } = detectLanguage(`${text} ${title}`)
  return confidence < 0.7 || language === 'und' ? wanted : language
}
