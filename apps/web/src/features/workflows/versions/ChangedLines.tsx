import Box from '@mui/material/Box'

type Change = { kind: 'same' | 'added' | 'removed'; text: string }

const looks = {
  same: { sign: ' ', color: 'ink2', bgcolor: 'transparent' },
  added: { sign: '+', color: 'calm', bgcolor: 'calmSoft' },
  removed: { sign: '−', color: 'late', bgcolor: 'lateSoft' },
} as const

/** Lines of a workflow, those that came and went marked by sign and colour. */
export function ChangedLines({ changes }: { changes: Change[] }) {
  return (
    <Box sx={{ fontFamily: 'monospace', fontSize: 12.5, display: 'grid' }}>
      {changes.map(({ kind, text }, at) => {
        const { sign, color, bgcolor } = looks[kind]
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a version never move.
            key={at}
            sx={{ color, bgcolor, px: 2, py: 0.25, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {sign} {text}
          </Box>
        )
      })}
    </Box>
  )
}
