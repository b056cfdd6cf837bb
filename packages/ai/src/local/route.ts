import type { CategoryInput } from '../classification.ts'
import type { RankedCategory } from './category.ts'
import { classifyText, type Example } from './classifier.ts'
import type { Route } from './seed-examples/category.ts'
import { defaultCategories } from './seed-examples/default-categories.ts'
import { routeExamples } from './seed-examples/routes.ts'
import type { JudgedSeverity } from './severity.ts'
import { trainOnce } from './training/train-once.ts'

export interface JudgedRoute {
  route: Route
  confidence: number
  ranking: { route: Route; confidence: number }[]
}

/** Which of the three top-level routes a message takes, judged from its words alone. */
export function classifyRoute(text: string): JudgedRoute {
  const { ranking } = classifyText(trainOnce('route', examplesOfRoutes), text)
  const routes = ranking.map(({ label, confidence }) => ({ route: label as Route, confidence }))
  const best = routes[0] ?? { route: 'informational' as const, confidence: 0 }
  return { ...best, ranking: routes }
}

function examplesOfRoutes(): Example[] {
  return [
    ...defaultCategories.flatMap(({ examples, route }) =>
      examples.map((example) => ({ text: example, label: route })),
    ),
    ...Object.entries(routeExamples).flatMap(([label, examples]) =>
      examples.map((example) => ({ text: example, label })),
    ),
  ]
}

/** Signs of these kinds put a message on the safety route whatever it asks for. */
const safetySigns = new Set(['injury', 'fire', 'danger', 'data breach', 'fraud', 'phishing', 'legal threat'])

/** The route from three sides: the words, the routes of the likely categories, and signs of harm. */
export function combineRoute(
  text: string,
  categories: CategoryInput[],
  ranking: RankedCategory[],
  severity: JudgedSeverity,
): JudgedRoute {
  const routes = new Map(categories.map(({ key, route }) => [key, route]))
  const harmful = severity.hits.filter((hit) => safetySigns.has(hit)).length
  const weights = classifyRoute(text).ranking.map(({ route, confidence }) => {
    const byCategory = ranking
      .filter(({ category }) => routes.get(category) === route)
      .reduce((sum, entry) => sum + entry.confidence, 0)
    const blended = ranking.length > 0 ? 0.5 * confidence + 0.5 * byCategory : confidence
    return { route, weight: blended * (route === 'safety_compliance' && harmful > 0 ? 6 : 1) }
  })
  const sum = weights.reduce((total, { weight }) => total + weight, 0) || 1
  const combined = weights
    .map(({ route, weight }) => ({ route, confidence: weight / sum }))
    .sort((a, b) => b.confidence - a.confidence)
  return { ...(combined[0] ?? { route: 'informational', confidence: 0 }), ranking: combined }
}
