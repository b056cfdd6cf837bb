import Box from '@mui/material/Box'
import Button from '@mui/material/Button'

type Props = { busy: boolean; onDiscard: () => void; onSave?: () => void }

/** What to do with changes; without `onSave` the button sends the form around it. */
export function SaveFoot({ busy, onDiscard, onSave }: Props) {
  return (
    <>
      <Box component="span" role="status" sx={{ flex: 1, fontSize: 13, color: 'ink2' }}>
        Not saved yet
      </Box>
      <Button variant="outlined" disabled={busy} onClick={onDiscard}>
        Discard
      </Button>
      <Button
        variant="contained"
        disabled={busy}
        {...(onSave ? { onClick: onSave } : { type: 'submit' as const })}
      >
        Save
      </Button>
    </>
  )
}
