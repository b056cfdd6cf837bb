import { classifyPrompt } from '@frontdesk/ai/prompts/classify'
import { draftPrompt } from '@frontdesk/ai/prompts/draft-reply'
import { summarizePrompt } from '@frontdesk/ai/prompts/summarize'
import type { PromptTemplate } from '@frontdesk/ai/prompts/template'
import { translatePrompt } from '@frontdesk/ai/prompts/translate'

/** The tasks whose instructions an organization may word itself. */
export const promptTasks = ['classify', 'draft', 'summarize', 'translate'] as const

export type PromptTask = (typeof promptTasks)[number]

export const builtInPrompts: Record<PromptTask, PromptTemplate> = {
  classify: classifyPrompt,
  draft: draftPrompt,
  summarize: summarizePrompt,
  translate: translatePrompt,
}
