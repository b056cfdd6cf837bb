import type { AiOptions } from './calls/ask-options.ts'
import type { AiCallRecord } from './calls/call-record.ts'
import { checkGrounding } from './check-grounding.ts'
import { type ArticleOpinion, articleMessages, articleOpinionSchema } from './prompts/write-article.ts'
import { redact } from './redact.ts'
import { keepKnownLinks } from './reply/links.ts'

export interface ArticleInput {
  /** What customers asked, without quoted history. */
  questions: string[]
  /** What agents answered to them. */
  replies: string[]
  /** ISO 639-1 of the language to write in. */
  language: string
  /** Of persons, to be replaced before a text leaves. */
  names?: string[] | undefined
}

export interface WrittenArticle {
  /** Null where no provider gave an article that rests on the replies. */
  article: { title: string; body: string; by: string } | null
  calls: AiCallRecord[]
}

const longestTitle = 120

/**
 * Has a provider make an article of what agents answered. A sentence that the replies do not support, that holds a
 * link of its own or anything personal, is left out; null when nothing is left, or without a provider.
 */
export async function writeArticle(input: ArticleInput, options: AiOptions = {}): Promise<WrittenArticle> {
  const { providers = [], template: _, ...asking } = options
  if (providers.length === 0 || input.replies.length === 0) return { article: null, calls: [] }
  const { system, user, counts } = articleMessages(input)
  // Loaded here because the providers' libraries are slow to load and many processes never call one.
  const { askChain } = await import('./fallback.ts')
  const { value, by, calls } = await askChain<ArticleOpinion>({
    ...asking,
    task: 'article',
    schema: articleOpinionSchema,
    system,
    user,
    placeholders: counts,
    providers,
  })
  const body = value?.answerable ? supported(value.sentences, input) : ''
  if (value === null || by === null || body === '') return { article: null, calls }
  return { article: { title: titleOf(value.title, input), body, by }, calls }
}

function supported(sentences: string[], { replies, names }: ArticleInput): string {
  const passages = replies.map((text, place) => ({ sourceId: String(place), text }))
  return sentences
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => isGeneral(sentence, names) && !keepKnownLinks(sentence, passages).removed)
    .filter((sentence) => {
      const { supported: rests, sources } = checkGrounding(sentence, passages)
      return rests && sources.length > 0
    })
    .join(' ')
}

/** A title claims nothing, but it is shown to everybody. */
function titleOf(title: string, { names, questions }: ArticleInput): string {
  const plain = title.replace(/\s+/g, ' ').trim().slice(0, longestTitle)
  const usable = plain !== '' && isGeneral(plain, names) && !keepKnownLinks(plain, []).removed
  return usable ? plain : redact(questions[0] ?? '', names ?? []).text.slice(0, longestTitle)
}

function isGeneral(text: string, names: string[] = []): boolean {
  return text !== '' && !/\[[A-Z_]+_\d+\]/.test(text) && Object.keys(redact(text, names).counts).length === 0
}
