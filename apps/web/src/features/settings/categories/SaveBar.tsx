import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'

type Props = { busy: boolean; empty: boolean; error: unknown; onSave: () => void; onDiscard: () => void }

/** Stays in sight while there is something to save. */
export function SaveBar({ busy, empty, error, onSave, onDiscard }: Props) {
  return (
    <Stack sx={bar} role="region" aria-label="Unsaved changes">
      <FormProblem error={error} />
      <Stack
        direction="row"
        sx={{ alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 2 }}
      >
        <Typography sx={{ flex: { xs: '1 1 100%', sm: 1 }, color: 'ink2' }}>
          {empty ? 'Keep at least one category.' : 'Not saved yet. Saving trains the assistant anew.'}
        </Typography>
        <Button variant="outlined" onClick={onDiscard}>
          Discard
        </Button>
        <Button variant="contained" disabled={busy || empty} onClick={onSave}>
          Save categories
        </Button>
      </Stack>
    </Stack>
  )
}

const bar = {
  position: 'sticky',
  bottom: 12,
  zIndex: 2,
  mt: 4,
  p: 3,
  gap: 3,
  bgcolor: 'raised',
  border: '1px solid',
  borderColor: 'hairline',
  borderRadius: '10px',
  boxShadow: '0 8px 24px -8px var(--mui-palette-shade)',
}
