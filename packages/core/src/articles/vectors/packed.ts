/** A direction in few bytes: a signed byte for each dimension, the largest being 127. Its length is lost. */
export function packVector(values: ArrayLike<number>): Int8Array<ArrayBuffer> {
  let largest = 0
  for (let at = 0; at < values.length; at += 1) largest = Math.max(largest, Math.abs(values[at] ?? 0))
  const factor = largest === 0 ? 0 : 127 / largest
  return Int8Array.from(values, (value) => Math.round(value * factor))
}

/** The cosine of the angle between two directions, -1 … 1; 0 where one has none, or their dimensions differ. */
export function cosine(a: Int8Array, b: Int8Array): number {
  if (a.length !== b.length) return 0
  let [product, ofA, ofB] = [0, 0, 0]
  for (let at = 0; at < a.length; at += 1) {
    const [x = 0, y = 0] = [a[at], b[at]]
    product += x * y
    ofA += x * x
    ofB += y * y
  }
  return ofA === 0 || ofB === 0 ? 0 : product / Math.sqrt(ofA * ofB)
}
