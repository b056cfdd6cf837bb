import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Example, type Model, trainClassifier } from '../classifier.ts'

/** Trains in a thread of its own, since seconds of arithmetic would hold up everything else in the process. */
export function trainInThread(examples: Example[]): Promise<Model> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { trainOn: examples } })
    worker.once('message', (model: Model) => resolve(model))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The training ended early with code ${code}`)))
  })
}

const given = workerData as { trainOn?: Example[] } | null
if (!isMainThread && given?.trainOn) parentPort?.postMessage(trainClassifier(given.trainOn))
