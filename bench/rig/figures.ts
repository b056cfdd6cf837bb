import { cpus, loadavg, totalmem } from 'node:os'

/** The value below which `share` of the values lie (nearest rank). */
function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** p50, p95, p99 and the largest of times in milliseconds, as one line. */
export function spread(milliseconds: number[]): string {
  const figure = (share: number) => percentile(milliseconds, share).toFixed(1)
  return `p50 ${figure(0.5)}  p95 ${figure(0.95)}  p99 ${figure(0.99)}  max ${figure(1)} ms`
}

/** What the figures were measured on; a load above the number of cores spoils them. */
export function machine(): string {
  const [load = 0] = loadavg()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${cpus()[0]?.model}), ${memory} GiB, Node ${process.version}, load before: ${load.toFixed(1)}`
}

/** Processor time of the worker so far, in milliseconds: a figure that a busy machine does not blur. */
export async function workerCpu(workerUrl: string): Promise<number> {
  const metrics = await (await fetch(`${workerUrl}/metrics`)).text()
  return Number(/^process_cpu_seconds_total\S* ([\d.e+-]+)/m.exec(metrics)?.[1]) * 1_000
}
