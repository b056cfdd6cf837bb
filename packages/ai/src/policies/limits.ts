import { type Quantity, quantitiesIn } from './quantities.ts'

/** From which amount on a policy has a say: `over` it or `under` it, and whether at the amount itself too. */
export type Limit = { side: 'over' | 'under'; including: boolean; at: Quantity }

type Side = Pick<Limit, 'side' | 'including'> & { turns?: true }

/**
 * Words before an amount and what they make of it. `turns` where a permission turns it round: what is allowed below
 * an amount is limited to it, while "up to" limits by itself.
 */
const before: readonly (readonly [RegExp, Side])[] = [
  [
    /\b(?:up to|within|at most|no more than|not more than|maximum(?: of)?|max\.?|limited to|until)\b|bis zu|höchstens|maximal|innerhalb|jusqu|au plus|maximum|dans les|hasta|como máximo|dentro de|fino a|al massimo|entro|até|no máximo|tot|hoogstens|binnen|maksymalnie|w ciągu|högst|inom/iu,
    { side: 'over', including: false },
  ],
  [
    /\b(?:above|over|exceed\w*|more than|beyond|greater than|higher than|larger than|older than|later than|after|past)\b|über|mehr als|höher als|oberhalb|übersteig|älter als|nach(?!\p{L})|plus d[e']|au-delà|dépass|supérieur|après|más de|superior|después|mayor|oltre|più di|superior|dopo|acima|mais de|depois|boven|meer dan|na(?!\p{L})|ponad|powyżej|więcej|över|mer än|efter/iu,
    { side: 'over', including: false, turns: true },
  ],
  [
    /\b(?:below|under|less than|fewer than|lower than|smaller than|before)\b|unter(?!\p{L})|weniger als|unterhalb|moins de|inférieur|menos de|inferior|sotto|meno di|abaixo|minder dan|onder|poniżej|mniej niż|mindre än/iu,
    { side: 'under', including: false, turns: true },
  ],
  [
    /\b(?:from|at least|starting at|minimum(?: of)?)\b|(?<!\p{L})ab(?!\p{L})|mindestens|à partir|au moins|desde|a partir|al menos|almeno|pelo menos|vanaf|minstens|co najmniej|minst|från/iu,
    { side: 'over', including: true, turns: true },
  ],
]

const after: readonly (readonly [RegExp, Side])[] = [
  [
    /^\s*(?:(?:or|and|oder|und|ou|et|o|y|e|of|en|lub|i|eller|och)\s+)(?:more|above|over|mehr|darüber|plus|más|più|mais|meer|więcej|mer)/iu,
    { side: 'over', including: true, turns: true },
  ],
  [
    /^\s*(?:(?:or|and|oder|und|ou|et|o|y|e|of|en|lub|i|eller|och)\s+)(?:less|below|under|weniger|darunter|moins|menos|meno|minder|mniej|mindre)/iu,
    { side: 'under', including: true, turns: true },
  ],
]

const permission =
  /\bwithout (?:\p{L}+ ){0,3}(?:asking|approval|permission|consent|review)|\bno approval|\bfreely\b|\bon (?:your|their) own\b|ohne (?:\p{L}+ ){0,2}(?:rück|frei|genehm|zustimm)|sans (?:\p{L}+ ){0,2}(?:accord|valid|approb)|sin (?:\p{L}+ ){0,2}(?:aprob|autoriz|permiso)|senza (?:\p{L}+ ){0,2}(?:approv|autorizz)|sem (?:\p{L}+ ){0,2}(?:aprov|autoriz)|zonder (?:\p{L}+ ){0,2}(?:goed|toestemm)/iu

const lookBack = 40

/** The limits a rule sets, one for each amount it names. An amount without a word for its side is a limit from there on. */
export function limitsOf(rule: string): Limit[] {
  return clausesOf(rule).flatMap((clause) => {
    const turned = permission.test(clause)
    return quantitiesIn(clause).map((at): Limit => {
      const { side, including, turns } = sideOf(clause, at)
      if (!turned || !turns) return { side, including, at }
      return { side: side === 'over' ? 'under' : 'over', including: !including, at }
    })
  })
}

/** Whether an amount is beyond a limit. Other currencies cannot be compared: a person has to look. */
export function isBeyond({ side, including, at }: Limit, { unit, amount, currency }: Quantity): boolean {
  if (unit !== at.unit) return false
  if (currency !== null && at.currency !== null && currency !== at.currency) return true
  if (amount === at.amount) return including
  return side === 'over' ? amount > at.amount : amount < at.amount
}

function clausesOf(rule: string): string[] {
  return rule.split(/(?<=[.;!?])\s+|\n+/)
}

function sideOf(clause: string, { start, end }: Quantity): Side {
  const behind = after.find(([words]) => words.test(clause.slice(end)))
  if (behind) return behind[1]
  const lead = clause.slice(Math.max(0, start - lookBack), start)
  const [nearest] = before
    .map(([words, side]) => ({ side, place: lastOf(words, lead) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => b.place - a.place)
  return nearest?.side ?? { side: 'over', including: true }
}

/** Where the last match begins; "no more than" wins over the "more than" within it. */
function lastOf(words: RegExp, text: string): number {
  const found = [...text.matchAll(new RegExp(words.source, 'giu'))].at(-1)
  return found ? found.index + found[0].length : -1
}
