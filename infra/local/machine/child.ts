import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

export type ChildOptions = {
  name: string
  command: string
  args: string[]
  cwd?: string
  env?: NodeJS.ProcessEnv
  uid?: number
  gid?: number
  /** Text for the child's standard input, which is then closed. */
  input?: string
  /** Everything the child prints is appended here. */
  logFile: string
  onLine?: (line: string, stream: 'stdout' | 'stderr') => void
  /** First signal sent by stop(); PostgreSQL's fast shutdown is SIGINT. */
  stopSignal?: NodeJS.Signals
}

export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type Child = {
  name: string
  pid: number
  exited: Promise<Exit>
  /** The last lines it printed, for an error message. */
  lastLines(): string
  /** Asks it to end, and after `graceMs` ends it and whatever it started. */
  stop(graceMs?: number): Promise<void>
}

const keptLines = 25
const lastWordsMs = 500

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal then reaches only us,
 * so that the parts can be stopped one after the other.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true })
  const child = spawn(options.command, options.args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: options.env ?? process.env,
    ...(options.cwd !== undefined && { cwd: options.cwd }),
    ...(options.uid !== undefined && { uid: options.uid }),
    ...(options.gid !== undefined && { gid: options.gid }),
  })
  const exited = exitOf(child)
  const pid = await pidOf(child, options.command)
  const lines = keepLines(child, options)
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  return {
    name: options.name,
    pid,
    exited,
    lastLines: () => lines.join('\n'),
    stop: (graceMs = 15_000) => stopGroup(pid, exited, options.stopSignal ?? 'SIGTERM', graceMs),
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    // Its last words may still be in the pipe, which others it started can hold open.
    child.once('exit', (code, signal) => setTimeout(resolve, lastWordsMs, { code, signal }))
    child.once('close', (code, signal) => resolve({ code, signal }))
    child.once('error', () => resolve({ code: 127, signal: null }))
  })
}

function pidOf(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${command} cannot be started: ${error.message}`)))
    child.once('spawn', () => resolve(child.pid ?? 0))
  })
}

function keepLines(child: ChildProcess, options: ChildOptions): string[] {
  const log = createWriteStream(options.logFile, { flags: 'a' })
  const lines: string[] = []
  log.on('error', () => {})
  child.once('close', () => log.end())
  for (const stream of ['stdout', 'stderr'] as const) {
    const source = child[stream]
    if (!source) continue
    createInterface({ input: source }).on('line', (line) => {
      if (!log.writableEnded) log.write(`${line}\n`)
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      options.onLine?.(line, stream)
    })
  }
  return lines
}

async function stopGroup(
  pid: number,
  exited: Promise<Exit>,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  sendSignal(pid, signal)
  const ended = await Promise.race([exited.then(() => true), wait(graceMs, false, { ref: false })])
  // What the child itself left behind in its group goes too.
  sendSignal(-pid, 'SIGKILL')
  if (!ended) await exited
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
