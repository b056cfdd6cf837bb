'use client'
import CheckIcon from '@mui/icons-material/CheckOutlined'
import RemoveIcon from '@mui/icons-material/RemoveOutlined'
import WarningIcon from '@mui/icons-material/WarningAmberOutlined'
import Box from '@mui/material/Box'
import { composerApi } from '../../api.ts'

const names = {
  validate: 'Looked at where it is from',
  clean: 'Cleaned the text',
  redact: 'Replaced personal data, screened',
  classify: 'Judged what it is about',
  context: 'Gathered what is known',
  generate: 'Wrote the draft',
  check: 'Checked the draft',
  feedback: 'Heard what people think',
} as const

/** The way from the letter to its draft: what each step found, and where nothing was kept of it. */
export function DraftSteps({ conversationId }: { conversationId: string }) {
  const { currentData } = composerApi.useDraftStepsQuery({ params: { id: conversationId } })
  if (!currentData || currentData.items.length === 0) return null
  return (
    <Box component="ol" aria-label="How it came about" sx={{ listStyle: 'none', m: 0, mt: 3, p: 0 }}>
      {currentData.items.map(({ name, findings, fine }) => (
        <Box component="li" key={name} sx={{ display: 'flex', gap: 2, mb: 2 }}>
          <Box
            sx={{ color: findings.length === 0 ? 'ink3' : fine ? 'calm' : 'warn', '& svg': { fontSize: 16 } }}
          >
            {findings.length === 0 ? <RemoveIcon /> : fine ? <CheckIcon /> : <WarningIcon />}
          </Box>
          <Box sx={{ minWidth: 0 }}>
            <Box sx={{ fontWeight: 500 }}>{names[name]}</Box>
            <Box sx={{ color: 'ink3', fontSize: 12, overflowWrap: 'anywhere' }}>
              {findings.length === 0
                ? 'Nothing is kept of this.'
                : findings.map((finding) => <div key={finding}>{finding}</div>)}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
