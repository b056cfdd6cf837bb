'use client'
import Box from '@mui/material/Box'

type Props = {
  added: string[]
  removed: string[]
  suppressed: { address: string }[]
}

/** What is different from the last mail, said where the recipients stand. */
export function RecipientNotes({ added, removed, suppressed }: Props) {
  const notes = [
    { words: 'New on this mail:', addresses: added, color: 'ink3' },
    { words: 'No longer on it:', addresses: removed, color: 'ink3' },
    { words: 'Not written to any more:', addresses: suppressed.map(({ address }) => address), color: 'late' },
  ].filter(({ addresses }) => addresses.length > 0)
  return (
    <Box
      role="status"
      aria-label="Changes of the recipients"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, fontSize: 12 }}
    >
      {notes.map(({ words, addresses, color }) => (
        <Box component="span" key={words} sx={{ color, overflowWrap: 'anywhere' }}>
          {words} {addresses.join(', ')}
        </Box>
      ))}
    </Box>
  )
}
