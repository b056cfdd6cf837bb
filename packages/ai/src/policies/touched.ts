import { meaningsOf } from '../local/text/terms.ts'
import type { Policy } from '../prompts/policies.ts'
import { isBeyond, type Limit, limitsOf } from './limits.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'

/** A policy that has a say in a reply. `limit` where it sets one and `named` is beyond it. */
export type Touched = {
  policy: Policy
  /** it asks for somebody's consent */
  approval: boolean
  limit: { at: Limit['at']; side: Limit['side']; named: Quantity } | null
}

/** How much of what a policy is about has to be spoken of. Concepts hold over languages and count double. */
const share = { withLimit: 0.4, without: 0.7 }
/** Ways to ask for a refund whose words mean nothing by themselves. */
const moneyBack =
  /(?:\bmoney|\bpayment|\p{Sc}|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?))\s+back\b|\bback\s+(?:the|my)\s+money\b|(?:geld|betrag|\p{Sc}|euro|eur|franken)\s+(?:\p{L}+\s+){0,2}(?:zurück|wieder)|récupérer\s+(?:mon|l['’])\s*argent|(?:mi|el) dinero de vuelta|indietro i (?:miei )?soldi|dinheiro de volta|geld terug|pengarna tillbaka|zwrot pieniędzy/iu
const weight = (term: string) => (term.startsWith('~') ? 2 : 1)

const approval =
  /\b(?:needs?|requires?|required|must|has to|have to|only with|subject to|ask|wait for)\b[^.;]{0,60}?\b(?:approv\w*|consent|permission|sign[- ]?off|agree\w*|confirm\w*|manager|supervisor|team lead|lead|head|director|owner)\b|\bapprov(?:al|ed)\b|freigabe|freigegeben|genehmig|zustimm|rücksprache|approbation|valid(?:é|ation)|accord(?!\p{L})|autoris|aprob|autoriz|approv|goedkeur|toestemm|zatwierdz|zgod[ayęą]|godkänn/iu

const ruling =
  /(?<!\p{L})(?:needs?|requires?|required|must|has|have|approv\p{L}*|consent|permission|sign|agree\p{L}*|manager|supervisor|team|leads?|leader|head|director|never|always|only|grant\p{L}*|promis\p{L}*|offer\p{L}*|give\p{L}*|say|tell|allow\p{L}*|without|amounts?|sums?|value|worth|customers?|policy|rules?|brauch\p{L}*|freigabe\p{L}*|genehm\p{L}*|zustimm\p{L}*|teamleit\p{L}*|leitung|nie|niemals|immer|betrag|beträge|höhe|kunden?|validé\p{L}*|validation|accord|responsable|jamais|toujours|montants?|clients?|aprob\p{L}*|autoriz\p{L}*|necesit\p{L}*|requier\p{L}*|nunca|siempre|clientes?|approv\p{L}*|richied\p{L}*|sempre|clienti)(?!\p{L})/giu

/**
 * The policies a reply to `asked` would touch: those that speak of the same and set no limit, and those whose limit an
 * amount goes beyond that is named in the question or in the reply.
 */
export function touchedPolicies(policies: readonly Policy[], asked: string, reply: string): Touched[] {
  const spoken = new Set(meaningsOf(`${asked}\n${reply}`))
  if (moneyBack.test(asked)) spoken.add('~refund')
  const named = quantitiesIn(`${asked}\n${reply}`)
  return policies.flatMap((policy): Touched[] => {
    const limits = limitsOf(policy.rule)
    if (!speaksOf(policy, spoken, limits.length > 0)) return []
    const limit = firstBeyond(limits, named)
    if (limits.length > 0 && limit === null) return []
    return [{ policy, approval: approval.test(policy.rule), limit }]
  })
}

function speaksOf({ title, rule }: Policy, spoken: Set<string>, hasLimit: boolean): boolean {
  const [ruled, titled] = [topicOf(rule), topicOf(title)]
  // A limit that is about nothing in particular holds for everything.
  if (ruled.length === 0 && titled.length === 0) return hasLimit
  if (ruled.length === 0) return shareOf(titled, spoken) >= share.withLimit
  const most = hasLimit && titled.length > 0 ? Math.max(shareOf(titled, spoken), shareOf(ruled, spoken)) : 0
  return hasLimit
    ? Math.max(most, shareOf(ruled, spoken)) >= share.withLimit
    : shareOf(ruled, spoken) >= share.without
}

/** What a rule is about: what stands before who has to agree, without its amounts and the words of ruling. */
function topicOf(rule: string): string[] {
  const consent = approval.exec(rule)?.index ?? rule.length
  const lead = termsOf(rule.slice(0, consent))
  return lead.length > 0 ? lead : termsOf(rule)
}

function termsOf(text: string): string[] {
  let bare = text
  for (const { start, end } of quantitiesIn(text).toReversed())
    bare = `${bare.slice(0, start)} ${bare.slice(end)}`
  return [...new Set(meaningsOf(bare.replace(ruling, ' ')))].filter((term) => !/^\d/.test(term))
}

function shareOf(terms: string[], spoken: Set<string>): number {
  const sum = (some: string[]) => some.reduce((total, term) => total + weight(term), 0)
  return terms.length === 0 ? 0 : sum(terms.filter((term) => spoken.has(term))) / sum(terms)
}

function firstBeyond(limits: Limit[], named: Quantity[]): Touched['limit'] {
  for (const limit of limits) {
    const beyond = named.find((quantity) => isBeyond(limit, quantity))
    if (beyond) return { at: limit.at, side: limit.side, named: beyond }
  }
  return null
}
