import { classifyText, type Example, type Model } from '../classifier.ts'
import { defaultCategories } from '../seed-examples/default-categories.ts'
import { trainOnce } from '../training/train-once.ts'
import { spamExamples, wantedExamples } from './examples.ts'

export interface JudgedSpam {
  /** the probability, 0 … 1, that nobody asked for this mail */
  score: number
  /** sure enough to hold back what the product would do by itself */
  likely: boolean
}

/** What somebody called spam, or not. */
export interface SpamWord {
  text: string
  spam: boolean
}

/** Mail that is wanted and thrown away costs a customer, so only much of it counts. */
const sureFrom = 0.8
/** What the first lines say decides; a long quote below does not. */
const longestText = 4_000
/** An organization's own examples tell more of its mail than the shipped ones, so each counts this often. */
const ownWeight = 3
const heldOutEvery = 10

/**
 * Whether a message reads like an offer or a lure nobody asked for, judged from its words alone: by a model that has
 * learned from an organization's own words as well, where it is given, otherwise by the shipped examples.
 */
export function judgeSpam(text: string, model: Model | null = null): JudgedSpam {
  const read = text.slice(0, longestText)
  if (!/\p{L}/u.test(read)) return { score: 0, likely: false }
  const { ranking } = classifyText(model ?? trainOnce('spam', examplesOfSpam), read)
  const score = ranking.find(({ label }) => label === 'spam')?.confidence ?? 0
  return { score, likely: score >= sureFrom }
}

/** What an organization's model learns from, and with what it is measured. */
export interface SpamTrainingSet {
  all: Example[]
  /** the same without the wanted mail held out: what its twin learns from */
  taught: Example[]
  /** wanted mail the twin never saw */
  heldOut: string[]
}

/** The shipped examples and an organization's own; every tenth that is wanted is held out for its twin. */
export function spamTrainingSet(own: readonly SpamWord[]): SpamTrainingSet {
  const words = own.flatMap(({ text, spam }) => {
    const example = { text: text.slice(0, longestText), label: spam ? 'spam' : 'wanted' }
    return Array.from({ length: ownWeight }, () => example)
  })
  const all = [...examplesOfSpam(), ...words]
  const wanted = new Set(all.filter(({ label }) => label === 'wanted').map(({ text }) => text))
  const heldOut = new Set([...wanted].filter((_, place) => place % heldOutEvery === 0))
  const taught = all.filter(({ text, label }) => label === 'spam' || !heldOut.has(text))
  return { all, taught, heldOut: [...heldOut] }
}

/** The share of wanted mail that a model takes for spam. */
export function wronglyTaken(model: Model, wanted: readonly string[]): number {
  return wanted.filter((text) => judgeSpam(text, model).likely).length / Math.max(1, wanted.length)
}

function examplesOfSpam(): Example[] {
  const wanted = [...wantedExamples, ...defaultCategories.flatMap(({ examples }) => examples)]
  return [
    ...spamExamples.map((text) => ({ text, label: 'spam' })),
    ...wanted.map((text) => ({ text, label: 'wanted' })),
  ]
}
