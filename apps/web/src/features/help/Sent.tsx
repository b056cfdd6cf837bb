import Box from '@mui/material/Box'
import type { HelpWords } from './languages.ts'

/** That a message arrived, with its number and where the answer goes. */
export function Sent({ words, number, email }: { words: HelpWords; number: number; email: string }) {
  return (
    <Box
      role="status"
      sx={{
        maxWidth: 620,
        p: 6,
        borderRadius: 3,
        bgcolor: 'calmSoft',
        color: 'ink',
        overflowWrap: 'anywhere',
      }}
    >
      <Box component="h2" sx={{ m: 0, fontSize: 20, fontWeight: 600, color: 'calm' }}>
        {words.sent.title}
      </Box>
      <Box sx={{ mt: 2, fontSize: 15 }}>{words.sent.text(number, email)}</Box>
    </Box>
  )
}
