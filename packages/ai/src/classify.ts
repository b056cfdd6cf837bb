import { askKept } from './calls/ask-kept.ts'
import type { AiOptions } from './calls/ask-options.ts'
import { type Classification, type ClassifyInput, classificationSchema } from './classification.ts'
import { rankCategories } from './local/category.ts'
import { looksLikeInjection, stripInvisible } from './local/injection.ts'
import { detectLanguage } from './local/language.ts'
import { combineRoute } from './local/route.ts'
import { detectSentiment } from './local/sentiment.ts'
import { judgeSeverity } from './local/severity.ts'
import { mergeOpinions } from './merge-opinions.ts'
import { classifySystemPrompt, classifyUserPrompt, providerOpinionSchema } from './prompts/classify.ts'
import { redactAll } from './redact.ts'

/** Sorts a message. Never rejects for want of a provider: the local models always have an opinion. */
export async function classifyMessage(
  input: ClassifyInput,
  options: AiOptions = {},
): Promise<Classification> {
  const local = classifyLocally(input)
  const { providers = [], template, kept, ...asking } = options
  if (providers.length === 0 || input.categories.length === 0) return local
  const { texts, counts } = redactAll([input.subject ?? '', input.text])
  const [subject = '', text = ''] = texts
  const material = { subject, text, channel: input.channel ?? 'email' }
  const request = {
    ...asking,
    task: 'classify' as const,
    schema: providerOpinionSchema(input.categories),
    system: classifySystemPrompt(input.categories, template),
    user: classifyUserPrompt(material),
    placeholders: counts,
    providers,
  }
  const { value, by, calls } = await askKept(request, material, kept)
  if (value === null || by === null) return { ...local, calls }
  return classificationSchema.parse({ ...mergeOpinions(local, value), by, calls })
}

/** The opinion of the local models alone, in about a millisecond once they are loaded. */
export function classifyLocally(input: ClassifyInput): Classification {
  const text = stripInvisible(input.subject ? `${input.subject}\n${input.text}` : input.text)
  const ranking = rankCategories(text, input.categories, input.model)
  const best = ranking[0] ?? { category: '', confidence: 0 }
  const sentiment = detectSentiment(text)
  const judged = judgeSeverity(text, { sentiment, category: best.category })
  const { route, confidence: routeConfidence } = combineRoute(text, input.categories, ranking, judged)
  const { language, confidence: languageConfidence } = detectLanguage(text)
  return classificationSchema.parse({
    route,
    category: best.category,
    confidence: best.confidence,
    routeConfidence,
    sentiment,
    severity: judged.severity,
    severityConfidence: judged.confidence,
    language,
    languageConfidence,
    by: 'local',
    evidence: {
      localCategory: best.category,
      localConfidence: best.confidence,
      localRoute: route,
      ranking: ranking.slice(0, 3),
      severityHits: judged.hits,
      suspicious: looksLikeInjection(`${input.subject ?? ''}\n${input.text}`),
      agreement: null,
    },
    calls: [],
  })
}
