import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type RedisGate = {
  url: string
  /** Cuts every connection and refuses new ones, as a dead server does. */
  shut(): Promise<void>
  /** Keeps connections open but passes nothing on, as a stopped process does. */
  stall(): void
  open(): Promise<void>
}

/** A TCP relay in front of the Redis at `target`, so that a test can take Redis away from its own clients only. */
export async function openRedisGate(target: string): Promise<RedisGate> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port || 6379), hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.pipe(to)
    }
  })
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  await listen(0)
  const { port: ownPort } = server.address() as AddressInfo
  return {
    url: Object.assign(new URL(target), { hostname: '127.0.0.1', port: ownPort }).href,
    stall: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    shut: async () => {
      for (const socket of sockets) socket.destroy()
      sockets.clear()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
    open: () => listen(ownPort),
  }
}
