'use client'

import DownloadIcon from '@mui/icons-material/DownloadOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { usePermission } from '../../shell/usePermission.ts'

const forms = [
  { format: 'plain', label: 'As it is imported' },
  { format: 'chat', label: 'As chats to fine-tune with' },
] as const

/** Gives the examples out, for another organization or for a model trained elsewhere. */
export function ExportExamples() {
  const may = usePermission('categories:write')
  return (
    <Box sx={{ display: 'grid', gap: 3, justifyItems: 'start', maxWidth: 640 }}>
      <Box sx={{ color: 'ink2' }}>
        All examples and corrections with their categories, without personal data, one JSON object a line: as
        the import reads them, or as chats of instruction, message and answer, which providers take to
        fine-tune a model. That it was given out is kept in the audit log.
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {forms.map(({ format, label }) => (
          <Button
            key={format}
            component="a"
            variant="outlined"
            disabled={!may}
            startIcon={<DownloadIcon />}
            href={`/api/v1/training-examples/file?format=${format}`}
            download
          >
            {label}
          </Button>
        ))}
      </Box>
    </Box>
  )
}
