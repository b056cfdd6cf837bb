import { seededRandom } from './random.ts'
import type { SparseVector } from './vocabulary.ts'

/** A linear model: `weights[feature * labels + label]`. */
export interface Margins {
  weights: Float32Array
  bias: Float32Array
}

const MOST_PASSES = 5
const SETTLED = 0.1
const OWN_COST = 2
const OTHER_COST = 1

/**
 * Each label against the rest with the squared hinge, by dual coordinate descent with shrinking (Hsieh et al., 2008):
 * an example's share in the weights is set to its best value given all others', and examples that stay clear of the
 * margin are left out of the next pass.
 */
export function fitMargins(
  vectors: SparseVector[],
  targets: Uint16Array,
  size: { labels: number; features: number },
): Margins {
  const { labels, features } = size
  const bench = workbench(vectors, features)
  const margins = { weights: new Float32Array(features * labels), bias: new Float32Array(labels) }
  const random = seededRandom(1)
  for (let label = 0; label < labels; label += 1) {
    separate(bench, targets, label, random)
    margins.bias[label] = bench.weights[features] ?? 0
    for (let f = 0; f < features; f += 1) margins.weights[f * labels + label] = bench.weights[f] ?? 0
  }
  return margins
}

/** All vectors end to end, each with the constant 1 as a last feature for the bias. */
interface Workbench {
  starts: Uint32Array
  ids: Uint32Array
  values: Float32Array
  squares: Float64Array
  weights: Float64Array
  shares: Float64Array
  order: Uint32Array
}

function workbench(vectors: SparseVector[], features: number): Workbench {
  const count = vectors.length
  const total = vectors.reduce((sum, { ids }) => sum + ids.length + 1, 0)
  const bench = {
    starts: new Uint32Array(count + 1),
    ids: new Uint32Array(total),
    values: new Float32Array(total),
    squares: new Float64Array(count),
    weights: new Float64Array(features + 1),
    shares: new Float64Array(count),
    order: new Uint32Array(count),
  }
  let next = 0
  for (const [index, { ids, values }] of vectors.entries()) {
    bench.starts[index] = next
    bench.ids.set(ids, next)
    bench.values.set(values, next)
    next += ids.length
    bench.ids[next] = features
    bench.values[next] = 1
    next += 1
    bench.squares[index] = values.reduce((sum, value) => sum + value * value, 1)
  }
  bench.starts[count] = next
  return bench
}

function separate(bench: Workbench, targets: Uint16Array, label: number, random: () => number): void {
  const { weights, shares, order, squares } = bench
  weights.fill(0)
  shares.fill(0)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  let active = order.length
  let farthest = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let largest = 0
    for (let place = 0; place < active; place += 1) {
      swap(order, place, place + Math.floor(random() * (active - place)))
      const index = order[place] ?? 0
      const side = targets[index] === label ? 1 : -1
      const ridge = 0.5 / (side > 0 ? OWN_COST : OTHER_COST)
      const share = shares[index] ?? 0
      const gradient = side * dot(bench, index) - 1 + share * ridge
      if (share === 0 && gradient > 0) {
        if (gradient <= farthest) continue
        active -= 1
        swap(order, place, active)
        place -= 1
        continue
      }
      largest = Math.max(largest, Math.abs(gradient))
      const moved = Math.max(0, share - gradient / ((squares[index] ?? 1) + ridge))
      shares[index] = moved
      if (moved !== share) addTo(bench, index, side * (moved - share))
    }
    if (largest < SETTLED) break
    farthest = largest
  }
}

function swap(order: Uint32Array, one: number, other: number): void {
  const kept = order[one] ?? 0
  order[one] = order[other] ?? 0
  order[other] = kept
}

function dot({ starts, ids, values, weights }: Workbench, index: number): number {
  const end = starts[index + 1] ?? 0
  let sum = 0
  for (let k = starts[index] ?? 0; k < end; k += 1) sum += (weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0)
  return sum
}

function addTo({ starts, ids, values, weights }: Workbench, index: number, step: number): void {
  const end = starts[index + 1] ?? 0
  for (let k = starts[index] ?? 0; k < end; k += 1) {
    const id = ids[k] ?? 0
    weights[id] = (weights[id] ?? 0) + step * (values[k] ?? 0)
  }
}
