import * as prom from 'prom-client'
import { oncePerProcess } from './process/once.ts'

export type MetricOptions<Label extends string> = {
  name: string
  help: string
  labelNames?: readonly Label[]
}

/** The counter with this name, created on first use. */
export function counter<Label extends string = never>(options: MetricOptions<Label>): prom.Counter<Label> {
  return getOrCreate(options.name, (registers) => new prom.Counter({ ...options, registers }))
}

/** The gauge with this name, created on first use. `collect` sets it whenever metrics are read. */
export function gauge<Label extends string = never>(
  options: MetricOptions<Label> & { collect?: (this: prom.Gauge<Label>) => Promise<void> | void },
): prom.Gauge<Label> {
  return getOrCreate(options.name, (registers) => new prom.Gauge({ ...options, registers }))
}

/** The histogram with this name, created on first use. `buckets` are upper bounds; durations are in seconds. */
export function histogram<Label extends string = never>(
  options: MetricOptions<Label> & { buckets?: number[] },
): prom.Histogram<Label> {
  return getOrCreate(options.name, (registers) => new prom.Histogram({ ...options, registers }))
}

/** All metrics of this process in the Prometheus text format. */
export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  const metrics = registry()
  return { contentType: metrics.contentType, body: await metrics.metrics() }
}

/** The values of one metric of this process as they are now; none while nothing has been measured. */
export async function readSeries(name: string): Promise<Series[]> {
  const metric = await registry().getSingleMetric(name)?.get()
  return (metric?.values ?? []).map(({ labels, value, ...rest }) => ({
    name: 'metricName' in rest ? String(rest.metricName) : name,
    labels: labels as Record<string, string | number>,
    value,
  }))
}

/** `name` tells the sum, count and buckets of a histogram apart. */
export type Series = { name: string; labels: Record<string, string | number>; value: number }

function getOrCreate<M>(name: string, create: (registers: prom.Registry[]) => M): M {
  const metrics = registry()
  return (metrics.getSingleMetric(name) as M | undefined) ?? create([metrics])
}

function registry(): prom.Registry {
  return oncePerProcess('metrics.registry', () => {
    const created = new prom.Registry()
    prom.collectDefaultMetrics({ register: created })
    return created
  })
}
