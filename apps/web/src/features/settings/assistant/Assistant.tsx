'use client'

import Box from '@mui/material/Box'
import { AssistantHeader } from './AssistantHeader.tsx'
import { BudgetCard } from './BudgetCard.tsx'
import { Comparison } from './Comparison.tsx'
import { ProviderList } from './providers/ProviderList.tsx'

/** Who the assistant may ask, what that may cost, and how each of them does. */
export function Assistant() {
  return (
    <>
      <AssistantHeader about="The assistant works without any provider. With one it sorts and drafts better; personal details are replaced before anything leaves." />
      <Box sx={{ display: 'grid', gap: 5 }}>
        <BudgetCard />
        <ProviderList />
        <Comparison />
      </Box>
    </>
  )
}
