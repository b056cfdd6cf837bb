import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, pino, stdTimeFunctions } from 'pino'
import { env } from './env.ts'
import { noteLine } from './errors/noted.ts'
import { maskText } from './masking/mask-text.ts'
import { maskValue } from './masking/mask-value.ts'
import { oncePerProcess } from './process/once.ts'

export type LogContext = { requestId?: string } & Record<string, unknown>

/** Writes one line: either a message alone, or fields and a message. An error goes into the field `error`. */
type Write = (fieldsOrMessage: object | string, message?: string) => void

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

export type Logger = Record<(typeof levels)[number], Write>

/** The log of this process: JSON lines on standard output, with personal data and credentials masked. */
export const logger: Logger = logTo(() => oncePerProcess('logger', () => createSink()))

/** A log that writes to `destination` instead of standard output. */
export function createLogger(destination: DestinationStream): Logger {
  const sink = createSink(destination)
  return logTo(() => sink)
}

/** Runs `fn` so that every line logged in it, however deep, carries the fields of `context`. */
export function withLogContext<T>(context: LogContext, fn: () => T): T {
  return contexts().run({ ...contexts().getStore(), ...context }, fn)
}

/** The request id of the running context, to be passed on with work that continues elsewhere. */
export function currentRequestId(): string | undefined {
  return contexts().getStore()?.requestId
}

/** Names this process in every line, for example `web` or `worker`. */
export function setServiceName(name: string): void {
  serviceName().value = name
}

function logTo(sink: () => pino.Logger): Logger {
  const write = (level: (typeof levels)[number]): Write => {
    return (fieldsOrMessage, message) => {
      const target = sink()
      const enabled = target.isLevelEnabled(level)
      if (!enabled && !troubles.has(level)) return
      const [fields, text] =
        typeof fieldsOrMessage === 'string'
          ? [{}, fieldsOrMessage]
          : [toFields(fieldsOrMessage), message ?? '']
      noteTrouble(level, fields, text)
      if (!enabled) return
      const context = { requestId: null, ...contexts().getStore(), ...fields }
      target[level](maskValue(besideEntry(context)), maskText(text))
    }
  }
  return Object.fromEntries(levels.map((level) => [level, write(level)])) as Logger
}

const ofEntry = new Set(['level', 'time', 'pid', 'service', 'message'])

/** What a line says of itself is never replaced: a field of the same name stands beside it as `its_time`. */
function besideEntry(fields: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(fields)
  if (!names.some((name) => ofEntry.has(name))) return fields
  return Object.fromEntries(names.map((name) => [ofEntry.has(name) ? `its_${name}` : name, fields[name]]))
}

const troubles = new Set<string>(['warn', 'error', 'fatal'])

/** Errors are grouped from what is logged, whatever of it is written: all of it, and of warnings those with an error. */
function noteTrouble(level: string, fields: object, text: string): void {
  const error = 'error' in fields ? fields.error : undefined
  if (!troubles.has(level) || (level === 'warn' && !(error instanceof Error))) return
  noteLine({
    level: level as 'warn' | 'error' | 'fatal',
    error,
    text,
    requestId: currentRequestId() ?? null,
    service: serviceName().value,
    at: new Date(),
  })
}

function toFields(fields: object): object {
  return fields instanceof Error ? { error: fields } : fields
}

function createSink(destination?: DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level: env.LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    messageKey: 'message',
    mixin: () => ({ service: serviceName().value }),
    formatters: { level: (label) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}

function serviceName(): { value: string } {
  return oncePerProcess('logger.service', () => ({ value: 'frontdesk' }))
}

function contexts(): AsyncLocalStorage<LogContext> {
  return oncePerProcess('logger.contexts', () => new AsyncLocalStorage<LogContext>())
}
