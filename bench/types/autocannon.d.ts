/** The part of autocannon the benches use; it comes without types of its own. */
declare module 'autocannon' {
  type Options = {
    connections: number
    amount: number
    headers: Record<string, string>
    requests: { method: 'GET'; path: string }[]
    url: string
  }
  type Run = PromiseLike<unknown> & {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, ms: number) => void): Run
  }
  export default function autocannon(options: Options): Run
}
