import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, severity, timestamp } from '../shared.ts'

const reading = { permission: 'compliance:read', rate: 'general' } as const
const writing = { permission: 'compliance:write', rate: 'general' } as const
const state = z.enum(['open', 'investigating', 'closed'])

export const complianceCase = z.object({
  id,
  number: z.number().int(),
  conversationId: id.nullable(),
  conversationNumber: z.number().int(),
  severity,
  state,
  reason: z.string(),
  dueAt: timestamp,
  overdue: z.boolean(),
  firstLookedAt: timestamp.nullable(),
  closedAt: timestamp.nullable(),
  closedReason: z.string(),
  openedBy: z.object({ type: z.string(), name: z.string() }),
  createdAt: timestamp,
  updatedAt: timestamp,
})

export const complianceEntry = z.object({
  id,
  /** in the chain of the whole organization */
  position: z.number().int(),
  kind: z.string(),
  messageId: id.nullable(),
  content: z.unknown(),
  actor: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  at: timestamp,
  previousHash: z.string(),
  hash: z.string(),
})

export const complianceCaseDetail = complianceCase.extend({ entries: z.array(complianceEntry) })

export const complianceVerification = z.object({
  intact: z.boolean(),
  checked: z.number().int(),
  head: z.object({ position: z.number().int(), hash: z.string() }).nullable(),
  broken: z
    .object({
      position: z.number().int().nullable(),
      entryId: id.nullable(),
      caseId: id.nullable(),
      why: z.string(),
    })
    .nullable(),
})

export const listComplianceCases = defineContract({
  ...reading,
  method: 'GET',
  path: '/compliance-cases',
  summary: 'Safety and compliance cases, newest first',
  together: true,
  query: pageQuery.extend({ state: state.optional() }).strict(),
  response: page(complianceCase),
})

export const createComplianceCase = defineContract({
  ...writing,
  method: 'POST',
  path: '/compliance-cases',
  summary: 'Opens a case for a conversation, or adds to the one that is running',
  body: z.strictObject({
    /** id or number */
    conversationId: z.union([id, z.string().regex(/^[1-9]\d{0,8}$/)]),
    severity,
    reason: z.string().trim().min(1).max(2_000),
  }),
  status: 201,
  response: complianceCase,
  idempotent: true,
})

export const getComplianceCase = defineContract({
  ...reading,
  method: 'GET',
  path: '/compliance-cases/{id}',
  summary: 'A case with every entry of its record',
  params: idParams,
  response: complianceCaseDetail,
})

export const putComplianceCaseState = defineContract({
  ...writing,
  method: 'PUT',
  path: '/compliance-cases/{id}/state',
  summary: 'Moves a case along; closing it needs a reason',
  params: idParams,
  body: z.strictObject({ state, reason: z.string().trim().max(2_000).default('') }),
  response: complianceCaseDetail,
})

export const createComplianceNote = defineContract({
  ...writing,
  method: 'POST',
  path: '/compliance-cases/{id}/notes',
  summary: 'Adds a note, which can never be changed',
  params: idParams,
  body: z.strictObject({ text: z.string().trim().min(1).max(10_000) }),
  status: 201,
  response: complianceCaseDetail,
  idempotent: true,
})

export const getCaseVerification = defineContract({
  ...reading,
  method: 'GET',
  path: '/compliance-cases/{id}/verification',
  summary: 'Computes the hashes of a case anew and names the first entry that is not as it was written',
  params: idParams,
  response: complianceVerification,
})

export const getComplianceVerification = defineContract({
  ...reading,
  method: 'GET',
  path: '/compliance/verification',
  summary: 'The same for the whole record of the organization',
  response: complianceVerification,
})

export const createComplianceExport = defineContract({
  ...reading,
  method: 'POST',
  path: '/compliance-cases/{id}/exports',
  summary: 'A case with all entries and hashes as a file; that it was given out becomes an entry too',
  params: idParams,
  body: z.strictObject({ format: z.enum(['json', 'csv']) }),
})
