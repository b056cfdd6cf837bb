import { z } from 'zod'
import { softmax, temperatureFor } from './model/calibrate.ts'
import { packWeights, storedWeightsSchema, unpackWeights } from './model/codec.ts'
import { extractFeatures } from './model/features.ts'
import { scoreInto } from './model/scorer.ts'
import { trainModel } from './model/train.ts'
import { vectorize } from './model/vocabulary.ts'

export interface Example {
  text: string
  label: string
}

export interface Ranked {
  label: string
  confidence: number
}

export interface ClassifiedText extends Ranked {
  ranking: Ranked[]
}

const trainedSchema = z.object({
  version: z.literal(2),
  labels: z.array(z.string()),
  examples: z.number(),
  temperature: z.number(),
  ...storedWeightsSchema.shape,
})

/** A trained model as plain JSON: store it, parse it back, and it answers the same. */
export type Model = z.infer<typeof trainedSchema>

/** What an earlier version trained says nothing to this one: it is read as a model that knows no label. */
export const modelSchema = z.preprocess(
  (stored) => (olderSchema.safeParse(stored).success ? trainClassifier([]) : stored),
  trainedSchema,
)

const olderSchema = z.object({ version: z.literal(1) })

type Runtime = ReturnType<typeof unpackWeights>

const runtimes = new WeakMap<Model, Runtime>()

/**
 * Trains linear margins and a small network on the n-grams of the texts. The same examples in the same order give the
 * same model; examples without a label are left out.
 */
export function trainClassifier(examples: Example[]): Model {
  const usable = examples.filter((example) => example.label !== '')
  const labels = [...new Set(usable.map((example) => example.label))].sort()
  const indexes = new Map(labels.map((label, index) => [label, index]))
  const named = labels.filter(isDescriptive).map((label) => ({ text: spellOut(label), label }))
  const all = [...usable, ...named]
  const { vocabulary, scorer, temperature } = trainModel({
    texts: all.map((example) => extractFeatures(example.text)),
    targets: Uint16Array.from(all, (example) => indexes.get(example.label) ?? 0),
    labels: labels.length,
  })
  return { version: 2, labels, examples: usable.length, temperature, ...packWeights(vocabulary, scorer) }
}

/**
 * The likeliest label with its calibrated probability, and all labels in order; no labels give '' and 0. Words that no
 * example had lower the probability, so that a low one also tells texts that belong to no label.
 */
export function classifyText(model: Model, text: string): ClassifiedText {
  const ranking = rank(model, text)
  const best = ranking[0] ?? { label: '', confidence: 0 }
  return { label: best.label, confidence: best.confidence, ranking }
}

function rank(model: Model, text: string): Ranked[] {
  const only = model.labels.length === 1 ? model.labels[0] : undefined
  // A model that knows one label has never seen anything else: the rule of succession bounds its certainty.
  if (only !== undefined) return [{ label: only, confidence: (model.examples + 1) / (model.examples + 2) }]
  const { vocabulary, scorer } = runtimeOf(model)
  const scores = new Float32Array(model.labels.length)
  const vector = vectorize(extractFeatures(text), vocabulary)
  scoreInto(scores, vector, scorer)
  softmax(scores, temperatureFor(model.temperature, vector.unknown))
  return model.labels
    .map((label, index) => ({ label, confidence: scores[index] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
}

function runtimeOf(model: Model): Runtime {
  let runtime = runtimes.get(model)
  if (!runtime) {
    runtime = unpackWeights(model)
    runtimes.set(model, runtime)
  }
  return runtime
}

/** A label such as `late_delivery` says something about its texts; `7` or `B` does not. */
function isDescriptive(label: string): boolean {
  return /\p{L}{3}/u.test(label)
}

function spellOut(label: string): string {
  return label.replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2').replace(/[_\-./:]+/g, ' ')
}
