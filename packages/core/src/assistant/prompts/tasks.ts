import { classifyPrompt } from '@frontdesk/ai/prompts/classify'
import { draftPrompt } from '@frontdesk/ai/prompts/draft-reply'
import type { PromptTemplate } from '@frontdesk/ai/prompts/template'

/** The tasks whose instructions an organization may word itself. */
export const promptTasks = ['classify', 'draft'] as const

export type PromptTask = (typeof promptTasks)[number]

export const builtInPrompts: Record<PromptTask, PromptTemplate> = {
  classify: classifyPrompt,
  draft: draftPrompt,
}
