'use client'

import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { useDeferredValue, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { Markdown } from '../Markdown.tsx'
import type { ArticleForm } from './article-form.ts'

type Side = 'write' | 'read'

/** Both sides beside each other where there is room, one at a time where there is not. */
export function ArticleBody({ form, locked }: { form: ArticleForm; locked: boolean }) {
  const [side, setSide] = useState<Side>(locked ? 'read' : 'write')
  const body = useDeferredValue(useWatch({ control: form.control, name: 'body' }))
  return (
    <>
      <Tabs
        value={side}
        onChange={(_, next: Side) => setSide(next)}
        aria-label="Write or read"
        sx={{ display: { md: 'none' }, mb: 2 }}
      >
        <Tab value="write" label="Write" />
        <Tab value="read" label="Preview" />
      </Tabs>
      <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Box sx={{ display: { xs: side === 'write' ? 'block' : 'none', md: 'block' } }}>
          <FormField
            form={form}
            name="body"
            label="Markdown"
            multiline
            minRows={22}
            disabled={locked}
            placeholder={'## What customers ask\n\nThe answer, as you would write it.'}
            slotProps={{ htmlInput: { spellCheck: true }, input: { sx: { fontSize: 14, lineHeight: 1.6 } } }}
          />
        </Box>
        <Box sx={{ display: { xs: side === 'read' ? 'block' : 'none', md: 'block' }, minWidth: 0 }}>
          <Typography component="h2" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2', mb: 1 }}>
            Preview
          </Typography>
          <Box
            sx={{ border: '1px solid', borderColor: 'hairline', borderRadius: 1, p: 4, bgcolor: 'surface' }}
          >
            {body.trim() === '' ? (
              <Typography sx={{ color: 'ink3' }}>Nothing written yet.</Typography>
            ) : (
              <Markdown>{body}</Markdown>
            )}
          </Box>
        </Box>
      </Box>
    </>
  )
}
