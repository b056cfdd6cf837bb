import { parseArgs } from 'node:util'
import { startProduct } from './product.ts'
import type { DemoOrganization } from './steps/prepare-database.ts'

const usage = `bin/start [--fresh]   production build of the whole product; Ctrl-C stops it
bin/dev   [--fresh]   the same with hot reload

  --fresh   delete the data folder's contents first

Settings: PORT, SMTP_PORT, WORKER_PORT, HOST, FRONTDESK_DATA_DIR, DATABASE_URL, REDIS_URL, SMTP_URL,
STORAGE_DRIVER=s3 with S3_*, and the keys of AI providers.`

const flags = readFlags()
const began = Date.now()
const say = (line: string) => console.log(`▸ ${line}`)
const product = startProduct({
  mode: flags.dev ? 'development' : 'production',
  fresh: flags.fresh,
  env: process.env,
  say,
})

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt())
// A terminal that has gone away takes no more lines; that must not keep the parts from being stopped.
process.stdout.on('error', () => {})
product.failed.then(
  (error) => end(1, error),
  () => {},
)

try {
  const { demo, outboxPage, logs } = await product.ready
  const lines = [
    '',
    `Frontdesk is ready at ${demo.webUrl} (after ${((Date.now() - began) / 1_000).toFixed(1)} s)`,
    '',
    ...demo.organizations.flatMap(describeOrganization),
    `Mail comes in at   smtp://${demo.smtp.host}:${demo.smtp.port}`,
    outboxPage === undefined
      ? 'Mail goes out by   SMTP_URL'
      : `Mail that went out ${outboxPage}  (files in ${demo.outboxDir})`,
    ...demo.accounts.map(
      ({ provider, address }) =>
        `Demo account       ${address}  (connect ${provider} under Settings, Mailboxes)`,
    ),
    `Logs               ${logs}`,
    '',
    'Ctrl-C stops everything.',
  ]
  console.log(lines.join('\n'))
} catch (error) {
  await end(1, error)
}

/** A second Ctrl-C leaves at once; the next start ends whatever was left running. */
function interrupt(): void {
  if (ending) process.exit(130)
  void end(0)
}

async function end(code: number, error?: unknown): Promise<void> {
  if (ending) return
  ending = true
  if (error !== undefined) console.error(`\n✖ ${explain(error)}\n`)
  const left = await product.stop().then(
    () => undefined,
    (failure: unknown) => failure,
  )
  if (left !== undefined) console.error(`✖ ${explain(left)}`)
  process.exit(left === undefined ? code : 1)
}

function describeOrganization({ name, mailbox, users }: DemoOrganization): string[] {
  const width = Math.max(...users.map(({ email }) => email.length))
  return [
    `${name}  (write to ${mailbox})`,
    ...users.map(({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`),
    '',
  ]
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message}\n  because: ${explain(error.cause)}`
}

function readFlags(): { fresh: boolean; dev: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean' },
        dev: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    return { fresh: values.fresh ?? false, dev: values.dev ?? false }
  } catch (error) {
    console.error(`${explain(error)}\n\n${usage}`)
    process.exit(2)
  }
}
