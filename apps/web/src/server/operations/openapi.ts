import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { contracts, type NamedContract, nameSchemas } from '../../contract/registry.ts'
import { problem } from '../../contract/shared.ts'
import { deprecationWords } from '../request/deprecation.ts'
import { choosesFields } from '../request/fields.ts'

nameSchemas()

/** The OpenAPI 3.1 description of the whole API, made from the contracts alone. */
export function describeApi(described: readonly NamedContract[] = contracts) {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Frontdesk API',
      version: '1',
      description: 'Conversations, contacts, knowledge and settings of one organization.',
      license: { name: 'Proprietary', identifier: 'LicenseRef-Frontdesk' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(described.map(({ noun }) => noun))].map((name) => ({ name })),
    paths: describePaths(described),
    security: [{ apiKey: [] }, { session: [] }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: fd_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
    },
  })
}

function describePaths(described: readonly NamedContract[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of described) {
    paths[contract.path] = {
      ...paths[contract.path],
      [contract.method.toLowerCase()]: describeOperation(contract),
    }
  }
  return paths
}

function describeOperation(contract: NamedContract): ZodOpenApiOperationObject {
  const { params, body, permission } = contract
  return {
    operationId: contract.name,
    summary: contract.summary,
    description: `${permission ? `Needs the permission \`${permission}\`.` : 'Needs no sign-in.'}${deprecationWords(contract)}`,
    ...(contract.deprecated ? { deprecated: true } : {}),
    tags: [contract.noun],
    ...(permission === null ? { security: [] } : {}),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...describeQuery(contract),
      ...(contract.idempotent ? { header: idempotencyHeader } : {}),
    },
    ...describeBody(contract, body),
    responses: { ...describeSuccess(contract), ...describeErrors(contract) },
  }
}

const fields = z.string().max(2_000).optional().meta({
  description: 'Only these fields of the answer, or of each item of a page: `fields=id,contact.email`',
  example: 'id',
})

function describeQuery(contract: NamedContract) {
  if (!choosesFields(contract)) return contract.query ? { query: contract.query } : {}
  return { query: (contract.query ?? z.object({})).extend({ fields }) }
}

function describeBody({ path, method }: NamedContract, body: NamedContract['body']) {
  if (body) return { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
  return method === 'POST' && path === '/attachments' ? { requestBody: upload } : {}
}

const bytes = { type: 'string', format: 'binary' } as const

const upload = {
  required: true,
  content: {
    'application/octet-stream': { schema: bytes },
    'multipart/form-data': { schema: { type: 'object', properties: { file: bytes } } },
  },
} as const

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: 'The same key with the same request is answered with the first answer' }),
})

function describeSuccess(contract: NamedContract): ZodOpenApiResponsesObject {
  const status = contract.status ?? (contract.response ? 200 : bodyTypes[contract.path] ? 200 : 204)
  const description = status === 204 ? 'Done' : 'The answer'
  if (contract.response) {
    return { [status]: { description, content: { 'application/json': { schema: contract.response } } } }
  }
  const type = bodyTypes[contract.path]
  return {
    [status]: type ? { description, content: { [type]: { schema: { type: 'string' } } } } : { description },
  }
}

/** What the routes answer that answer no JSON of a contract. */
const bodyTypes: Record<string, string> = {
  '/events': 'text/event-stream',
  '/files/{key}': 'application/octet-stream',
  '/openapi.json': 'application/json',
  '/reads': 'application/x-ndjson',
}

const reasons: Record<number, string> = {
  400: 'The request does not fit this description',
  401: 'Nobody is signed in, or the key or session is not valid any more',
  403: 'The role does not allow it',
  404: 'There is no such thing in this organization',
  409: 'The state does not allow it',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'The request fits and still makes no sense here',
  429: 'Too many requests: see Retry-After',
  503: 'Try again in a moment: see Retry-After',
}

function describeErrors({ permission, params, body }: NamedContract): ZodOpenApiResponsesObject {
  const statuses = [
    400,
    ...(permission === null ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(body ? [409, 413, 415, 422] : []),
    429,
    503,
  ]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: reasons[status] ?? 'Error',
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  ) as ZodOpenApiResponsesObject
}
