import { createEnv } from '@t3-oss/env-core'
import { z } from 'zod'
import { oncePerProcess } from './process/once.ts'

const text = z.string().min(1)
const port = z.coerce.number().int().min(0).max(65_535)
const count = z.coerce.number().int().min(1)
const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')
/** A day as in 2027-03-31; it ends with the day, by UTC. */
const day = z.iso.date().transform((text) => new Date(`${text}T23:59:59Z`))
/** A scheme and a host without a path; never a wildcard. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !text.includes('*') && new URL(text).origin === text, 'must be an origin without a path')
const aiProvider = z.enum(['openai', 'anthropic', 'google', 'azure', 'compatible'])

export type AiProviderName = z.infer<typeof aiProvider>

/** Every variable the project reads, by name. Whatever deployment files set is compared with this list. */
export const envSchema = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),

  PORT: port.default(3000),
  WEB_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXTAUTH_SECRET: text.optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).default(0),

  FRONTDESK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ENCRYPTION_KEYS: text.optional(),

  DATABASE_URL: text.optional(),
  DATABASE_APP_URL: text.optional(),
  DATABASE_SYSTEM_URL: text.optional(),
  DATABASE_POOL_SIZE: count.default(10),

  REDIS_URL: z.url({ protocol: /^rediss?$/ }).default('redis://127.0.0.1:6379'),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('frontdesk'),

  FRONTDESK_DATA_DIR: text.default('.data'),
  STORAGE_DRIVER: z.enum(['disk', 's3']).default('disk'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_PUBLIC_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: text.default('us-east-1'),
  S3_BUCKET: text.optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  S3_FORCE_PATH_STYLE: flag.default(true),

  SMTP_HOST: text.default('127.0.0.1'),
  SMTP_PORT: port.default(2525),
  SMTP_MAX_BYTES: count.default(35 * 1024 * 1024),
  /** PEM files with which incoming mail may come by STARTTLS */
  SMTP_TLS_CERT: text.optional(),
  SMTP_TLS_KEY: text.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),

  GOOGLE_CLIENT_ID: text.optional(),
  GOOGLE_CLIENT_SECRET: text.optional(),
  GOOGLE_CLIENT_SECRET_EXPIRES: day.optional(),
  GOOGLE_OAUTH_URL: z.url().default('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
  GOOGLE_REVOKE_URL: z.url().default('https://oauth2.googleapis.com/revoke'),
  GOOGLE_KEYS_URL: z.url().default('https://www.googleapis.com/oauth2/v3/certs'),
  GMAIL_API_URL: z.url().default('https://gmail.googleapis.com/'),
  GOOGLE_IMAP_URL: z.url().default('imaps://imap.gmail.com:993'),
  GOOGLE_SMTP_URL: z.url().default('smtps://smtp.gmail.com:465'),
  GMAIL_PUBSUB_TOPIC: text.optional(),
  GMAIL_PUSH_AUDIENCE: text.optional(),
  GMAIL_PUSH_ACCOUNT: text.optional(),
  GMAIL_UNITS_PER_MINUTE: count.default(6_000),
  GMAIL_PROJECT_UNITS_PER_MINUTE: count.default(1_200_000),
  MICROSOFT_CLIENT_ID: text.optional(),
  MICROSOFT_CLIENT_SECRET: text.optional(),
  MICROSOFT_CLIENT_SECRET_EXPIRES: day.optional(),
  MICROSOFT_LOGIN_URL: z.url().default('https://login.microsoftonline.com/common/oauth2/v2.0'),
  MICROSOFT_GRAPH_URL: z.url().default('https://graph.microsoft.com/v1.0'),
  MICROSOFT_IMAP_URL: z.url().default('imaps://outlook.office365.com:993'),
  MICROSOFT_SMTP_URL: z.url().default('smtp://smtp.office365.com:587'),
  ALLOW_PRIVATE_MAIL_HOSTS: flag.default(false),
  MAILBOX_POLL_SECONDS: count.default(15),

  GOOGLE_SIGN_IN_CLIENT_ID: text.optional(),
  GOOGLE_SIGN_IN_CLIENT_SECRET: text.optional(),
  GOOGLE_SIGN_IN_ISSUER: z.url({ protocol: /^https?$/ }).default('https://accounts.google.com'),
  MICROSOFT_SIGN_IN_CLIENT_ID: text.optional(),
  MICROSOFT_SIGN_IN_CLIENT_SECRET: text.optional(),
  /** One tenant, by its id or domain: in a shared one everybody names themselves as they like. */
  MICROSOFT_SIGN_IN_TENANT: z
    .string()
    .regex(/^(?!(?:common|organizations|consumers)$)[\w.-]+$/, 'must be the id or domain of one tenant')
    .optional(),
  MICROSOFT_SIGN_IN_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_SIGN_IN_NAME: text.default('single sign-on'),
  OIDC_SIGN_IN_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_SIGN_IN_CLIENT_ID: text.optional(),
  OIDC_SIGN_IN_CLIENT_SECRET: text.optional(),

  WORKER_PORT: port.default(3001),
  /** origins whose pages may use the API with a key, as https://app.example,https://shop.example */
  CORS_ORIGINS: z.string().default('').transform(splitList).pipe(z.array(origin)),
  METRICS_TOKEN: text.optional(),
  /** where the worker asks whether the web app answers, when that is not WEB_URL */
  WEB_PROBE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** the share of minutes in percent in which the product is to answer */
  SLO_OBJECTIVE: z.coerce.number().min(50).max(99.999).default(99.9),
  /** addresses of those who run the installation; without them, the admins of its first organization */
  OPERATORS: z.string().default('').transform(splitList),
  /** after how many days entries of the audit log go; never when not set */
  AUDIT_RETENTION_DAYS: z.coerce.number().int().min(365).optional(),
  RATE_LIMIT_GENERAL: count.default(1_000),
  RATE_LIMIT_ASSISTANT: count.default(60),
  /** how many groups of mails a worker ingests at a time */
  INGEST_CONCURRENCY: count.default(16),
  /** how much memory of a worker mails may take while they are received and read */
  MAIL_MEMORY_BYTES: count.default(256 * 1024 * 1024),
  FAULT_POINTS: text.optional(),

  AI_PROVIDERS: z.string().default('').transform(splitList).pipe(z.array(aiProvider)),
  OPENAI_API_KEY: text.optional(),
  OPENAI_MODEL: text.optional(),
  OPENAI_BASE_URL: z.url().optional(),
  ANTHROPIC_API_KEY: text.optional(),
  ANTHROPIC_MODEL: text.optional(),
  ANTHROPIC_BASE_URL: z.url().optional(),
  GOOGLE_API_KEY: text.optional(),
  GOOGLE_MODEL: text.optional(),
  GOOGLE_BASE_URL: z.url().optional(),
  AZURE_OPENAI_API_KEY: text.optional(),
  AZURE_OPENAI_ENDPOINT: z.url().optional(),
  AZURE_OPENAI_DEPLOYMENT: text.optional(),
  AZURE_OPENAI_API_VERSION: text.optional(),
  COMPATIBLE_BASE_URL: z.url().optional(),
  COMPATIBLE_API_KEY: text.optional(),
  COMPATIBLE_MODEL: text.optional(),
  ALLOW_PRIVATE_AI_HOSTS: flag.default(false),
  /** lets outgoing webhooks reach servers of one's own network: for those who host everything themselves */
  ALLOW_PRIVATE_WEBHOOK_HOSTS: flag.default(false),
} as const

/** Variables without a default. They are demanded when they are read, so that a build needs none of them. */
const demanded = ['FRONTDESK_SECRET', 'DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEM_URL'] as const

type Parsed = z.output<z.ZodObject<typeof envSchema>>
type Demanded = (typeof demanded)[number] | 'WEB_URL'

export type Env = Omit<Parsed, Demanded> & Record<Demanded, string>

/** A variable that is needed now is not set. */
export class MissingVariable extends Error {
  override name = 'MissingVariable'
}

/** One or more variables are set to something that cannot be used. The message names them, never their values. */
export class InvalidVariables extends Error {
  override name = 'InvalidVariables'
}

/**
 * Parses variables from `source`. Malformed values throw at once; an absent one of the demanded
 * throws when it is read.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = createEnv({
    server: envSchema,
    // The library deletes empty strings from the object it is given, so it gets a copy.
    runtimeEnv: { ...source },
    emptyStringAsUndefined: true,
    isServer: true,
    onValidationError: (issues) => {
      const lines = issues.map((issue) => `${String(issue.path?.[0] ?? 'environment')}: ${issue.message}`)
      throw new InvalidVariables(`Environment variables cannot be used. ${lines.join('; ')}`)
    },
  })
  const values: Parsed = { ...parsed, WEB_URL: parsed.WEB_URL ?? `http://localhost:${parsed.PORT}` }
  return new Proxy(values, { get: readVariable }) as Env
}

/** The environment, parsed when a variable is first read. The only reader of `process.env`. */
export const env: Env = new Proxy({} as Env, {
  get: (_, name) => {
    // biome-ignore lint/style/noProcessEnv: this is the one place that reads it.
    const current = oncePerProcess('env', () => parseEnv(process.env))
    return Reflect.get(current, name)
  },
})

/** The value of an optional variable that the present configuration cannot do without. */
export function requireVariable<Name extends keyof Env>(name: Name): NonNullable<Env[Name]> {
  const value = env[name]
  if (value === undefined || value === null) throw missing(name)
  return value
}

function readVariable(values: Parsed, name: string | symbol): unknown {
  const value: unknown = Reflect.get(values, name)
  if (value === undefined && (demanded as readonly (string | symbol)[]).includes(name)) {
    throw missing(String(name))
  }
  return value
}

function missing(name: string): MissingVariable {
  return new MissingVariable(`The environment variable ${name} is not set.`)
}

function splitList(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
}
