import { createHash } from 'node:crypto'
import { seedExamplesFor } from '@frontdesk/ai/local/category'
import type { Example } from '@frontdesk/ai/local/classifier'
import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'
import { training } from './thresholds.ts'

export type OwnExample = Example & { heldOut: boolean }

export type TrainingSet = {
  /** What the deployed model learns from. */
  all: Example[]
  /** What its twin learns from: the same without those held out. */
  taught: Example[]
  heldOut: Example[]
  /** Examples without repetition. */
  size: number
  own: number
}

type Category = { key: string; name: string; description: string }

const shippedKeys = new Set(defaultCategories.map(({ key }) => key))

/**
 * What to train on: own examples, and shipped ones for categories that have too few of their own. A shipped
 * category nobody ever taught is left out once there are enough others, or it would take answers from them.
 */
export function buildTrainingSet(categories: Category[], own: OwnExample[]): TrainingSet {
  const known = new Set(categories.map(({ key }) => key))
  const usable = own.filter(({ label, text }) => known.has(label) && text.trim() !== '')
  const counts = new Map<string, number>()
  for (const { label } of usable) counts.set(label, (counts.get(label) ?? 0) + 1)
  const seeded = categories.filter(({ key }) => {
    const count = counts.get(key) ?? 0
    if (!shippedKeys.has(key)) return count < training.enoughOwn
    return count > 0 ? count < training.enoughOwn : usable.length < training.tellingOwn
  })
  const seeds = seedExamplesFor(seeded)
  const shipped = seeded.some(({ key }) => shippedKeys.has(key))
  const heldOutSeeds = shipped ? seeds.filter(isHeldOutSeed) : []
  const skipped = new Set(heldOutSeeds)
  const weight = shipped ? training.ownWeight : 1
  const weighed = (examples: Example[]) =>
    examples.flatMap(({ text, label }) => Array.from({ length: weight }, () => ({ text, label })))
  return {
    all: [...seeds, ...weighed(usable)],
    taught: [
      ...seeds.filter((example) => !skipped.has(example)),
      ...weighed(usable.filter(({ heldOut }) => !heldOut)),
    ],
    heldOut: [...heldOutSeeds, ...usable.filter(({ heldOut }) => heldOut)].map(({ text, label }) => ({
      text,
      label,
    })),
    size: seeds.length + usable.length,
    own: usable.length,
  }
}

/** The same shipped examples are held out everywhere and always; names and descriptions never are. */
function isHeldOutSeed({ text, label }: Example): boolean {
  const examples = defaultCategories.find(({ key }) => key === label)?.examples
  if (!examples?.includes(text)) return false
  return (createHash('sha256').update(`${label}\n${text}`).digest()[0] ?? 0) % training.heldOutEvery === 0
}
