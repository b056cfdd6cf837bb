import { createHash } from 'node:crypto'
import { keepComputed } from '@frontdesk/runtime/process/keep-computed'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { type Example, type Model, modelSchema, trainClassifier } from '../classifier.ts'

/**
 * The model of examples that never change while the product runs. Training takes seconds, so the model is kept for
 * later processes, under its examples and under what the training of today makes of a handful of texts.
 */
export function trainOnce(name: string, examples: () => Example[]): Model {
  return oncePerProcess(`trained ${name}`, () => {
    const all = examples()
    const sample = trainClassifier(handful)
    const source = JSON.stringify([all, sample])
    const model = keepComputed(
      source,
      () => trainClassifier(all),
      (kept) => modelSchema.parse(kept),
    )
    loaded().set(name, createHash('sha256').update(source).digest('hex').slice(0, 12))
    return model
  })
}

/** The models every installation has. */
const shipped = ['default categories', 'route', 'sentiment', 'gravity', 'spam'] as const

/** Which shipped models this process has loaded, each by a hash of what it was made of; null while it is not there. */
export function localModels(): { name: string; version: string | null }[] {
  return shipped.map((name) => ({ name, version: loaded().get(name) ?? null }))
}

const loaded = () => oncePerProcess('trained versions', () => new Map<string, string>())

const handful = [
  ['When does my parcel arrive?', 'orders'],
  ['The parcel was left at the wrong door', 'orders'],
  ['Where is the order I placed on Monday', 'orders'],
  ['I would like my money back', 'refunds'],
  ['You charged me twice, please refund 20 €', 'refunds'],
  ['Wann bekomme ich mein Geld zurück?', 'refunds'],
  ['I cannot sign in any more', 'account'],
  ['How do I change my password?', 'account'],
  ['Mein Konto ist gesperrt', 'account'],
].map(([text = '', label = '']): Example => ({ text, label }))
