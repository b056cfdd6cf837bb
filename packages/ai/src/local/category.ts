import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { CategoryInput } from '../classification.ts'
import { classifyBySentence } from './by-sentence.ts'
import { type Example, type Model, trainClassifier } from './classifier.ts'
import { defaultCategories } from './seed-examples/default-categories.ts'
import { trainOnce } from './training/train-once.ts'

export interface RankedCategory {
  category: string
  confidence: number
}

const defaultKeys = new Set(defaultCategories.map(({ key }) => key))
const MOST_KEPT = 20

/** The organization's categories by probability. Labels it no longer has are left out and the rest made up. */
export function rankCategories(
  text: string,
  categories: CategoryInput[],
  model: Model | null,
): RankedCategory[] {
  const keys = new Set(categories.map(({ key }) => key))
  const ranking = classifyBySentence(model ?? modelBeforeTraining(categories), text)
  const known = ranking.filter(({ label }) => keys.has(label))
  const sum = known.reduce((total, { confidence }) => total + confidence, 0)
  if (sum === 0) return categories.map(({ key }) => ({ category: key, confidence: 1 / categories.length }))
  const scale = ranking.length === known.length ? 1 : 1 / sum
  return known.map(({ label, confidence }) => ({
    category: label,
    confidence: Math.min(1, confidence * scale),
  }))
}

/**
 * Examples to train an organization's model with before it has corrections of its own: the seed examples of the
 * categories it kept, and name and description of each.
 */
export function seedExamplesFor(
  categories: Pick<CategoryInput, 'key' | 'name' | 'description'>[],
): Example[] {
  const seeds = new Map(defaultCategories.map(({ key, examples }) => [key, examples]))
  return categories.flatMap(({ key, name, description }) =>
    [...(seeds.get(key) ?? []), name, description]
      .filter((text) => text.trim() !== '')
      .map((text) => ({ text, label: key })),
  )
}

/** All who kept the default keys share one model; own categories get one of their names and descriptions. */
function modelBeforeTraining(categories: CategoryInput[]): Model {
  if (categories.every(({ key }) => defaultKeys.has(key)))
    return trainOnce('default categories', () => seedExamplesFor(defaultCategories))
  const signature = JSON.stringify(categories.map(({ key, name, description }) => [key, name, description]))
  const untrained = oncePerProcess('untrained-models', () => new Map<string, Model>())
  const kept = untrained.get(signature)
  if (kept) return kept
  if (untrained.size >= MOST_KEPT) untrained.clear()
  const model = trainClassifier(seedExamplesFor(categories))
  untrained.set(signature, model)
  return model
}
