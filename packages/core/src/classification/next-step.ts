import type { Route } from '../conversations/query/row.ts'

export type NextStep = {
  /** answer: an article covers it; suggest: an agent gets a proposal to approve; escalate: a person decides */
  action: 'answer' | 'suggest' | 'escalate'
  reason: string
  article: { articleId: string; title: string } | null
}

type Judged = {
  route: Route
  confidence: number
  categoryName: string | null
  suspicious: boolean
  article: { articleId: string; title: string } | null
  /** how sure the assistant must be, 0 … 1 */
  threshold: number
}

/**
 * What a message of this kind leads to. Nothing is sent by this: an answer is offered as a draft, a suggestion
 * waits for approval. Safety matters and messages that speak to a machine always go to a person.
 */
export function nextStep(judged: Judged): NextStep {
  const { route, confidence, threshold, categoryName, article } = judged
  const topic = categoryName ?? 'an unknown topic'
  if (judged.suspicious) return escalate('The message speaks to a machine rather than to people')
  if (route === 'safety_compliance') return escalate('Safety and compliance always go to a person')
  if (confidence < threshold) {
    return escalate(`The confidence of ${percent(confidence)} is below ${percent(threshold)}`)
  }
  if (route === 'service_action') {
    return { action: 'suggest', reason: `Next steps for ${topic}, to be approved by an agent`, article }
  }
  if (article) return { action: 'answer', reason: `An article speaks of this: ${article.title}`, article }
  return {
    action: 'suggest',
    reason: `No article speaks of this; offer to be contacted about ${topic}`,
    article,
  }
}

function escalate(reason: string): NextStep {
  return { action: 'escalate', reason, article: null }
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
