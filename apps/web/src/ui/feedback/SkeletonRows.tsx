import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Stack from '@mui/material/Stack'

type Props = { rows?: number; lines?: 1 | 2; avatar?: boolean }

/** Rows in the shape of the list that is about to come. */
export function SkeletonRows({ rows = 8, lines = 2, avatar = false }: Props) {
  return (
    <Box role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <Stack
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
          key={row}
          direction="row"
          sx={{
            gap: 3,
            alignItems: 'center',
            px: 4,
            py: 3,
            borderBottom: '1px solid',
            borderColor: 'hairline',
          }}
        >
          {avatar && <Skeleton variant="circular" width={26} height={26} sx={{ flex: 'none' }} />}
          <Stack sx={{ flex: 1, gap: 2 }}>
            <Skeleton height={11} width={`${34 + ((row * 17) % 28)}%`} />
            {lines === 2 && <Skeleton height={9} width={`${56 + ((row * 23) % 36)}%`} />}
          </Stack>
          <Skeleton height={9} width={36} />
        </Stack>
      ))}
    </Box>
  )
}
