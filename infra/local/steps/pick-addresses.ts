import { isFree, pickPort } from '../machine/ports.ts'

/** Where the product listens. */
export type Addresses = { host: string; port: number; smtpPort: number; workerPort: number; webUrl: string }

const defaults = { PORT: 3000, SMTP_PORT: 2525, WORKER_PORT: 3001 } as const

/**
 * Ports as the environment asks for them, else the usual ones, else free ones.
 * A port that was asked for by name and is in use is an error: somebody counts on it.
 */
export async function pickAddresses(env: NodeJS.ProcessEnv): Promise<Addresses> {
  const port = await portFor('PORT', env)
  return {
    // Demo passwords are public, so only this machine is let in unless HOST says otherwise.
    host: env.HOST || '127.0.0.1',
    port,
    smtpPort: await portFor('SMTP_PORT', env),
    workerPort: await portFor('WORKER_PORT', env, port),
    webUrl: (env.WEB_URL || `http://localhost:${port}`).replace(/\/$/, ''),
  }
}

async function portFor(name: keyof typeof defaults, env: NodeJS.ProcessEnv, taken?: number): Promise<number> {
  const wanted = env[name]
  if (!wanted) return pickPort(...[defaults[name]].filter((port) => port !== taken))
  const port = Number(wanted)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name}=${wanted} is not a port`)
  if (port === 0) return pickPort()
  if (!(await isFree(port)))
    throw new Error(`${name}=${port} is in use. Choose another, or leave ${name} unset.`)
  return port
}
