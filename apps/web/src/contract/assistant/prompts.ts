import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, page, pageQuery, timestamp } from '../shared.ts'

const task = z.enum(['classify', 'draft', 'summarize', 'translate'])
const template = z.string().trim().min(1).max(20_000)

export const prompt = z.object({
  task,
  /** 0 is the built-in one */
  activeVersion: z.number().int(),
  template: z.string(),
  builtIn: z.string(),
  variables: z.array(z.object({ name: z.string(), meaning: z.string(), needed: z.boolean() })),
  /** always said after the instructions, whatever they are */
  rules: z.string(),
})

export const promptVersion = z.object({
  task,
  version: z.number().int(),
  template: z.string(),
  note: z.string(),
  active: z.boolean(),
  createdBy: z.string(),
  createdAt: timestamp,
})

export const listPrompts = defineContract({
  method: 'GET',
  path: '/assistant/prompts',
  summary: 'How models are asked for each task, and what an own prompt may and must contain',
  permission: 'assistant:manage',
  rate: 'general',
  response: z.object({ items: z.array(prompt) }),
})

export const listPromptVersions = defineContract({
  method: 'GET',
  path: '/assistant/prompt-versions',
  summary: 'Own versions of a prompt, newest first',
  permission: 'assistant:manage',
  rate: 'general',
  query: pageQuery.extend({ task: task.default('draft') }).strict(),
  response: page(promptVersion),
})

export const createPromptVersion = defineContract({
  method: 'POST',
  path: '/assistant/prompt-versions',
  summary: 'Keeps a new version of a prompt, which is not used before it is activated',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ task, template, note: z.string().trim().max(200).default('') }),
  response: promptVersion,
  status: 201,
  idempotent: true,
})

export const putActivePrompt = defineContract({
  method: 'PUT',
  path: '/assistant/active-prompt',
  summary: 'Uses a version of a prompt from the next call on; 0 is the built-in one',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ task, version: z.number().int().min(0).max(1_000_000) }),
  response: prompt,
})

export const createPromptPreview = defineContract({
  method: 'POST',
  path: '/assistant/prompt-previews',
  summary: 'What would be sent with a prompt about a message or a sample; nothing is sent',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ task, template: template.optional(), messageId: id.optional() }),
  response: z.object({
    system: z.string(),
    user: z.string(),
    estimatedTokens: z.number().int(),
    /** kind of personal data → how many values were replaced */
    placeholders: z.record(z.string(), z.number().int()),
  }),
})
