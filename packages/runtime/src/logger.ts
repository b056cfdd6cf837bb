import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, pino, stdTimeFunctions } from 'pino'
import { env } from './env.ts'
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
      if (!target.isLevelEnabled(level)) return
      const [fields, text] =
        typeof fieldsOrMessage === 'string'
          ? [{}, fieldsOrMessage]
          : [toFields(fieldsOrMessage), message ?? '']
      const context = { requestId: null, ...contexts().getStore(), ...fields }
      target[level](maskValue(context), maskText(text))
    }
  }
  return Object.fromEntries(levels.map((level) => [level, write(level)])) as Logger
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
