import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, route, severity, timestamp } from '../shared.ts'

const share = z.number().min(0).max(1)
const mood = z.enum(['negative', 'neutral', 'positive'])

const nextStep = z.object({
  action: z.enum(['answer', 'suggest', 'escalate']),
  reason: z.string(),
  article: z.object({ articleId: id, title: z.string() }).nullable(),
  /** the workflows that would run for such a message, and what they would do */
  runs: z.array(
    z.object({
      id,
      name: z.string(),
      trigger: z.string(),
      why: z.string(),
      does: z.array(z.string()),
    }),
  ),
})

export const classifiedText = z.object({
  category: z.string().nullable(),
  categoryId: id.nullable(),
  categoryName: z.string().nullable(),
  confidence: share,
  route,
  routeConfidence: share,
  sentiment: z.object({ score: z.number().min(-1).max(1), label: mood, confidence: share }),
  severity,
  severityConfidence: share,
  language: z.string(),
  languageConfidence: share,
  by: z.string(),
  modelVersion: z.number().int().nullable(),
  evidence: z.object({
    localCategory: z.string(),
    localConfidence: share,
    localRoute: route,
    ranking: z.array(z.object({ category: z.string(), confidence: share })),
    severityHits: z.array(z.string()),
    suspicious: z.boolean(),
    agreement: z.boolean().nullable(),
  }),
  workflow: nextStep.nullable(),
})

export const createClassification = defineContract({
  method: 'POST',
  path: '/classify',
  summary: 'Judges a text without keeping it, and says what it would lead to',
  permission: 'conversations:update',
  rate: 'assistant',
  body: z.strictObject({
    text: z.string().refine((text) => text.trim() !== '', 'The text is empty'),
    channel: z.enum(['email', 'chat', 'voice', 'api']).optional(),
  }),
  response: classifiedText,
})

export const judgement = z.object({
  messageId: id,
  judgedAt: timestamp,
  by: z.string(),
  intent: z.object({ category: z.string(), name: z.string() }).nullable(),
  confidence: share,
  topics: z.array(z.object({ name: z.string(), confidence: share })),
  /** the other categories the assistant thought of, likeliest first */
  alternatives: z.array(z.object({ category: z.string(), name: z.string(), confidence: share })),
  route,
  routeConfidence: share,
  sentiment: z.object({ score: z.number().min(-1).max(1), confidence: share, emotion: z.string() }),
  severity: z.object({
    severity,
    confidence: share,
    ruleHits: z.array(z.string()),
    model: z.object({ score: share, severity }),
  }),
  urgency: z.object({
    level: share,
    word: z.enum(['answered', 'can wait', 'soon', 'today', 'now']),
  }),
  language: z.string(),
  languageConfidence: share,
  spam: z.boolean(),
  spamScore: share,
  suspicious: z.boolean(),
  agreement: z.boolean().nullable(),
  nextStep: z.object({ action: z.enum(['answer', 'suggest', 'escalate']), reason: z.string() }),
})

export const getJudgement = defineContract({
  method: 'GET',
  path: '/messages/{id}/judgement',
  summary: 'Everything that was judged of a message, with what it rests on',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: idParams,
  response: judgement,
})

export const importedExamples = z.object({
  received: z.number().int(),
  stored: z.number().int(),
  duplicates: z.number().int(),
  categoriesCreated: z.array(z.string()),
  refusedCount: z.number().int(),
  refused: z.array(z.object({ line: z.number().int(), reason: z.string() })),
})

export const createTrainingExamples = defineContract({
  method: 'POST',
  path: '/training-examples',
  summary: 'Keeps examples of categories; the body is NDJSON, one { text, category } a line, at most 50,000',
  permission: 'categories:write',
  rate: 'general',
  query: z.strictObject({ createCategories: z.stringbool().default(false) }),
  response: importedExamples,
})

export const trainingExample = z.object({
  id,
  text: z.string(),
  category: z.string().nullable(),
  route: route.nullable(),
  severity: severity.nullable(),
  sentiment: mood.nullable(),
  spam: z.boolean().nullable(),
  source: z.enum(['correction', 'import']),
  createdAt: timestamp,
})

export const listTrainingExamples = defineContract({
  method: 'GET',
  path: '/training-examples',
  summary: 'What the classifier learns from, newest first',
  permission: 'categories:read',
  rate: 'general',
  query: pageQuery.extend({ category: z.string().max(100).optional() }).strict(),
  response: page(trainingExample),
})

/** Answers with NDJSON, as long as there is any. */
export const getTrainingExamplesFile = defineContract({
  method: 'GET',
  path: '/training-examples/file',
  summary:
    'All examples, a JSON object a line: { text, category } as the import reads it, or chats to fine-tune with',
  permission: 'categories:write',
  rate: 'general',
  query: z.strictObject({
    format: z.enum(['plain', 'chat']).default('plain'),
    /** what models learn from, what they are measured with, or both */
    part: z.enum(['all', 'taught', 'held_out']).default('all'),
  }),
})

export const training = z.object({
  id,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  trigger: z.enum(['asked', 'automatic']),
  version: z.number().int().nullable(),
  outcome: z.enum(['used', 'kept_back', 'unchanged']).nullable(),
  error: z.string().nullable(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
})

export const createTraining = defineContract({
  method: 'POST',
  path: '/classifier/trainings',
  summary: 'Trains the classifier; one that waits already is the one meant',
  permission: 'categories:write',
  rate: 'general',
  status: 202,
  response: training,
})

export const getTraining = defineContract({
  method: 'GET',
  path: '/classifier/trainings/{id}',
  summary: 'How a training stands',
  permission: 'categories:read',
  rate: 'general',
  params: idParams,
  response: training,
})

const calibration = z.object({
  expectedCalibrationError: share,
  bins: z.array(
    z.object({ from: share, to: share, count: z.number().int(), confidence: share, accuracy: share }),
  ),
})

export const classifierVersion = z.object({
  version: z.number().int(),
  active: z.boolean(),
  outcome: z.enum(['used', 'kept_back']),
  examples: z.number().int(),
  ownExamples: z.number().int(),
  categories: z.number().int(),
  heldOut: z.number().int(),
  heldOutAccuracy: share.nullable(),
  calibration: calibration.nullable(),
  compared: z.object({ version: z.number().int(), accuracy: share }).nullable(),
  trainingMs: z.number().int(),
  trainedAt: timestamp,
})

export const classifier = z.object({
  version: z.number().int().nullable(),
  examples: z.number().int().nullable(),
  ownExamples: z.number().int().nullable(),
  categories: z.number().int().nullable(),
  heldOut: z.number().int().nullable(),
  heldOutAccuracy: share.nullable(),
  calibration: calibration.nullable(),
  trainingMs: z.number().int().nullable(),
  trainedAt: timestamp.nullable(),
  storedExamples: z.number().int(),
  newExamples: z.number().int(),
  trainsAfter: z.number().int(),
  latestTraining: training.nullable(),
})

export const getClassifier = defineContract({
  method: 'GET',
  path: '/classifier',
  summary: 'The classifier in use, and how right and how honest it is about texts it has not seen',
  permission: 'categories:read',
  rate: 'general',
  response: classifier,
})

export const listClassifierVersions = defineContract({
  method: 'GET',
  path: '/classifier/versions',
  summary: 'Versions of the classifier, newest first',
  permission: 'categories:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(classifierVersion),
})

export const putActiveVersion = defineContract({
  method: 'PUT',
  path: '/classifier/active-version',
  summary: 'Puts another version of the classifier into use',
  permission: 'categories:write',
  rate: 'general',
  body: z.strictObject({ version: z.number().int().min(1).max(2_147_483_647) }),
  response: classifierVersion,
})

export const triageRules = z.object({ answerThreshold: share })

export const getTriageRules = defineContract({
  method: 'GET',
  path: '/classifier/rules',
  summary: 'How sure the assistant must be before an answer is offered',
  permission: 'categories:read',
  rate: 'general',
  response: triageRules,
})

export const putTriageRules = defineContract({
  method: 'PUT',
  path: '/classifier/rules',
  summary: 'Changes how sure the assistant must be; below it a person decides',
  permission: 'categories:write',
  rate: 'general',
  body: z.strictObject({ answerThreshold: share }),
  response: triageRules,
})
