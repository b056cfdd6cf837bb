import autocannon from 'autocannon'
import { spread } from './figures.ts'

type Target = { url: string; apiKey: string }

/** Asks for the paths in turn over `connections` and prints one line. Any answer but 200 is an error. */
export async function ask(
  { url, apiKey }: Target,
  {
    name,
    paths,
    connections,
    amount,
  }: { name: string; paths: string[]; connections: number; amount: number },
): Promise<void> {
  const times: number[] = []
  const refused: number[] = []
  const began = performance.now()
  const run = autocannon({
    url,
    connections,
    amount,
    headers: { authorization: `Bearer ${apiKey}` },
    requests: paths.map((path) => ({ method: 'GET' as const, path: `/api/v1${path}` })),
  })
  run.on('response', (_client, status, _bytes, ms) => {
    times.push(ms)
    if (status !== 200) refused.push(status)
  })
  await run
  const perSecond = Math.round((times.length * 1_000) / (performance.now() - began))
  console.log(
    `${name.padEnd(34)} ${String(connections).padStart(2)} connections  ${spread(times)}  ${perSecond}/s`,
  )
  if (refused.length > 0) throw new Error(`${refused.length} of ${times.length} answers were ${refused[0]}`)
}

export async function getJson<T>({ url, apiKey }: Target, path: string): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${apiKey}` } })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return (await response.json()) as T
}
