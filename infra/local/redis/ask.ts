import { connect } from 'node:net'

/** Sends commands to a Redis on loopback and returns the raw reply, or '' when nobody answers. */
export function ask(port: number, ...commands: string[][]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 })
    let reply = ''
    const end = () => {
      socket.destroy()
      resolve(reply)
    }
    socket.on('data', (chunk) => {
      reply += chunk
      if (reply.split('\r\n').length > commands.length) end()
    })
    socket.on('error', end).on('timeout', end).on('close', end)
    socket.write(commands.map((words) => `${words.map((word) => `"${word}"`).join(' ')}\r\n`).join(''))
  })
}
