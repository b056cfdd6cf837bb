import { isCourtesy } from '../local/grounding/courtesy.ts'
import { splitSentences } from '../local/text/sentences.ts'
import { termsOf } from '../local/text/terms.ts'
import { findDates } from './dates.ts'
import { findMoney, type Money } from './money.ts'
import { findReferences } from './references.ts'

/** What a conversation says that a next step may need; null where it says nothing, or too much to choose. */
export type Facts = {
  orderNumber: string | null
  amount: number | null
  currency: string | null
  date: string | null
  /** the customer's own sentence that says why */
  reason: string | null
  subject: string
}

type Said = {
  subject: string
  text: string
  /** what the customer wrote before, newest first */
  earlier: string[]
  language: string
}

/** Reads them from the newest message, and what is missing there from what the customer wrote before. */
export function readFacts(said: Said, wanting: string[]): Facts {
  const texts = [`${said.subject}\n${said.text}`, ...said.earlier]
  const money = amountOf(texts, wanting)
  return {
    orderNumber: firstOf(texts, (text) => onlyOne(findReferences(text))),
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    date: firstOf(texts.slice(0, 1), (text) => onlyOne(findDates(text, said.language))),
    reason: reasonOf(said.text, wanting),
    subject: said.subject.replace(/^\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv)\s*:\s*)+/iu, '').trim(),
  }
}

function firstOf<T>(texts: string[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = read(text)
    if (found !== null) return found
  }
  return null
}

/** Where a text names several, a person has to choose. */
function onlyOne<T>(found: T[]): T | null {
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The sum in the sentence that asks comes before the only one in the text. */
function amountOf(texts: string[], wanting: string[]): Money | null {
  return (
    firstOf(wanting, (sentence) => onlyOne(distinct(findMoney(sentence)))) ??
    firstOf(texts, (text) => onlyOne(distinct(findMoney(text))))
  )
}

function distinct(found: Money[]): Money[] {
  return [...new Map(found.map((one) => [`${one.amount} ${one.currency}`, one])).values()]
}

const because =
  /(?<!\p{L})(?:because|since|as it|due to|weil|da (?:es|das|die|der|ich|wir)|wegen|denn|car|parce que|puisque|à cause|porque|ya que|debido|perché|poiché|omdat|want|vanwege|ponieważ|eftersom|fordi)(?!\p{L})/iu
const trouble =
  /(?<!\p{L})(?:broken|damaged|defect\p{L}*|faulty|wrong|missing|late|never|twice|double|not|n['’]t|cracked|torn|kaputt|beschädigt|falsch\p{L}*|fehl\p{L}*|doppelt|zu spät|nicht|kein\p{L}*|cassé\p{L}*|endommagé\p{L}*|mauvais\p{L}*|manqu\p{L}*|pas|roto|rota|dañad\p{L}*|equivocad\p{L}*|falta|no|rotto|danneggiat\p{L}*|sbagliat\p{L}*|manca|non|stuk|beschadigd|verkeerd\p{L}*|niet)(?!\p{L})/iu

const longestReason = 300

function reasonOf(text: string, wanting: string[]): string | null {
  const sentences = splitSentences(text).filter((sentence) => !isCourtesy(sentence, termsOf(sentence).length))
  const plain = sentences.filter((sentence) => !wanting.includes(sentence))
  const chosen =
    sentences.find((sentence) => because.test(sentence)) ??
    plain.find((sentence) => trouble.test(sentence)) ??
    wanting[0] ??
    plain[0]
  return chosen?.slice(0, longestReason) ?? null
}
