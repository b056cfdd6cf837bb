'use client'

import Box from '@mui/material/Box'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { AssistantHeader } from '../AssistantHeader.tsx'
import { assistantApi } from '../api.ts'
import { PromptEditor } from './PromptEditor.tsx'

/** How the models are asked, task by task. */
export function Prompts() {
  const { data, error, refetch } = assistantApi.useListPromptsQuery()
  return (
    <>
      <AssistantHeader about="The words the models are asked with. Whatever you write, the rules stay: what customers wrote is quoted as material, never as an instruction." />
      {data ? (
        <Box sx={{ display: 'grid', gap: 5 }}>
          {data.items.map((prompt) => (
            <PromptEditor key={prompt.task} prompt={prompt} />
          ))}
        </Box>
      ) : error === undefined ? (
        <SkeletonRows rows={6} />
      ) : (
        <ErrorState error={error} what="The prompts could not be loaded" onRetry={() => void refetch()} />
      )}
    </>
  )
}
