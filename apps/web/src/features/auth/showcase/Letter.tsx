import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'

const looks = {
  mail: { bgcolor: 'surface', borderColor: 'hairline', color: 'ink' },
  note: { bgcolor: 'note', borderColor: 'noteLine', color: 'ink' },
  assistant: { bgcolor: 'assistantSoft', borderColor: 'assistantLine', color: 'assistant' },
}

type Props = { name: string; mark: ReactNode; look?: keyof typeof looks; children: ReactNode }

export function Letter({ name, mark, look = 'mail', children }: Props) {
  const { color, ...ground } = looks[look]
  return (
    <Box sx={{ border: '1px solid', ...ground, borderRadius: '10px', px: 4.5, py: 3.5 }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2, mb: 2 }}>
        {look !== 'assistant' && <PersonAvatar name={name} size={24} />}
        <Typography component="span" sx={{ flex: 1, fontWeight: 600, color }}>
          {name}
        </Typography>
        <Typography component="span" variant="caption" sx={{ color: 'ink3' }}>
          {mark}
        </Typography>
      </Stack>
      <Typography variant="body1">{children}</Typography>
    </Box>
  )
}
