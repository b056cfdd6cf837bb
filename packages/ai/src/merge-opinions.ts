import type { Classification } from './classification.ts'
import type { Severity } from './local/severity.ts'
import type { ProviderOpinion } from './prompts/classify.ts'

/** Providers claim more than they know; nothing they say alone counts as certain. */
const MOST_TRUST = 0.95
const severities: Severity[] = ['low', 'normal', 'high', 'urgent']

/**
 * The provider decides route and category, the local opinion moves the confidence: agreement raises it,
 * disagreement lowers it by as much as the local model is sure. Signs of harm the local rules found stay.
 */
export function mergeOpinions(
  local: Classification,
  opinion: ProviderOpinion,
): Omit<Classification, 'by' | 'calls'> {
  const claimed = Math.min(MOST_TRUST, clamp(opinion.confidence, 0, 1))
  const agreement = opinion.category === local.category
  const sameRoute = opinion.route === local.route
  const score = clamp(opinion.sentiment, -1, 1)
  const language = opinion.language.toLowerCase().slice(0, 2)
  const sure = local.languageConfidence > 0.9 || !/^[a-z]{2}$/.test(language)
  const graver = severities.indexOf(local.severity) > severities.indexOf(opinion.severity)
  const foundByRules = graver && local.evidence.severityHits.length > 0
  return {
    route: opinion.route,
    category: opinion.category,
    confidence: weigh(claimed, agreement, local.confidence),
    routeConfidence: weigh(claimed, sameRoute, local.routeConfidence),
    sentiment: {
      score,
      label: labelOf(score),
      confidence: weigh(claimed, labelOf(score) === local.sentiment.label, local.sentiment.confidence),
    },
    severity: foundByRules ? local.severity : opinion.severity,
    severityConfidence: foundByRules
      ? local.severityConfidence
      : weigh(claimed, opinion.severity === local.severity, local.severityConfidence),
    language: sure ? local.language : language,
    languageConfidence: sure
      ? local.languageConfidence
      : weigh(claimed, language === local.language, local.languageConfidence),
    evidence: { ...local.evidence, agreement },
  }
}

function weigh(claimed: number, agrees: boolean, local: number): number {
  if (agrees) return Math.max(claimed, local, 1 - (1 - claimed) * (1 - local * 0.5))
  return claimed * (1 - 0.6 * local)
}

function labelOf(score: number): Classification['sentiment']['label'] {
  if (score <= -0.25) return 'negative'
  return score >= 0.25 ? 'positive' : 'neutral'
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least
}
