import { type Classification, type ClassifyInput, classificationSchema } from '../classification.ts'
import { rankCategories } from './category.ts'
import { looksLikeInjection, stripInvisible } from './injection.ts'
import { detectLanguage } from './language.ts'
import { combineRoute } from './route.ts'
import { detectSentiment } from './sentiment.ts'
import { judgeSeverity } from './severity.ts'

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
