import { readdirSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

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

const millisecondsOfATick = 10

/** Processor time of PostgreSQL so far, in milliseconds, with that of connections that are closed. Linux only. */
export function databaseCpu(dataDir: string): number {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const ticks = processes.map((process) => {
    const [, parent, , , , , , , , , , user, system, endedUser, endedSystem] = statOf(process)
    if (process === pid) return Number(user) + Number(system) + Number(endedUser) + Number(endedSystem)
    return parent === pid ? Number(user) + Number(system) : 0
  })
  return ticks.reduce((sum, own) => sum + own, 0) * millisecondsOfATick
}

/** The fields of /proc/<pid>/stat from the state on; none for a process that has just ended. */
function statOf(process: string): string[] {
  try {
    const text = readFileSync(`/proc/${process}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
