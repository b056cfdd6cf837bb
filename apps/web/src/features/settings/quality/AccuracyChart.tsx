import Box from '@mui/material/Box'
import type { Week } from './api.ts'
import { percent, weekName, weekWords } from './words.ts'

const height = 160
const volume = 36
const lines = [0, 0.25, 0.5, 0.75, 1]

/** The share that stood in each week as a dot on its interval, and below how many messages that rests on. */
export function AccuracyChart({ weeks }: { weeks: Week[] }) {
  const most = Math.max(1, ...weeks.map(({ judged }) => judged))
  const every = Math.ceil(weeks.length / 12)
  return (
    <Box
      role="img"
      aria-label={`Share of categories that stood. ${weeks.map(weekWords).join('. ')}`}
      sx={{ display: 'grid', gridTemplateColumns: '34px 1fr', columnGap: 2, maxWidth: 860 }}
    >
      <Box sx={{ position: 'relative', height }}>
        {lines.map((share) => (
          <Box key={share} sx={{ ...axis, bottom: `calc(${share * 100}% - 8px)` }}>
            {percent(share)}
          </Box>
        ))}
      </Box>
      <Box sx={{ position: 'relative', height }}>
        {lines.map((share) => (
          <Box
            key={share}
            sx={{
              position: 'absolute',
              insetInline: 0,
              bottom: `${share * 100}%`,
              borderBottom: 1,
              borderColor: 'hairline',
            }}
          />
        ))}
        <Columns count={weeks.length}>
          {weeks.map((week) => (
            <Column key={week.start} week={week} />
          ))}
        </Columns>
      </Box>
      <Box sx={{ ...axis, position: 'static', alignSelf: 'end', pb: 4.5 }}>{most}</Box>
      <Columns count={weeks.length} flat>
        {weeks.map((week, place) => (
          <Box key={week.start} sx={{ minWidth: 0 }}>
            <Volume week={week} most={most} />
            <Box sx={{ fontSize: 11, color: 'ink3', textAlign: 'center', whiteSpace: 'nowrap' }}>
              <Box component="span" sx={{ display: place % every === 0 ? 'inline' : 'none' }}>
                <Box
                  component="span"
                  sx={{ display: { xs: place % (3 * every) === 0 ? 'inline' : 'none', sm: 'inline' } }}
                >
                  {weekName(week.start)}
                </Box>
              </Box>
            </Box>
          </Box>
        ))}
      </Columns>
    </Box>
  )
}

function Columns({ count, flat, children }: { count: number; flat?: boolean; children: React.ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))`,
        columnGap: count > 26 ? '1px' : '4px',
        ...(flat ? { mt: 3 } : { position: 'absolute', inset: 0 }),
      }}
    >
      {children}
    </Box>
  )
}

function Column({ week }: { week: Week }) {
  const { share, low, high } = week.accuracy
  return (
    <Box title={weekWords(week)} sx={{ position: 'relative' }}>
      {share !== null && (
        <>
          <Box
            sx={{
              ...middle(12),
              bottom: `${low * 100}%`,
              height: `${(high - low) * 100}%`,
              borderRadius: '6px',
              bgcolor: 'assistant',
              opacity: 0.2,
            }}
          />
          <Box
            sx={{
              ...middle(12),
              bottom: `calc(${share * 100}% - 6px)`,
              height: 12,
              borderRadius: '6px',
              bgcolor: 'assistant',
            }}
          />
        </>
      )}
      {week.versions.length > 0 && (
        <Box
          sx={{
            position: 'absolute',
            insetInline: -4,
            top: 0,
            fontSize: 10,
            textAlign: 'center',
            color: 'ink2',
          }}
        >
          v{week.versions.at(-1)}
        </Box>
      )}
    </Box>
  )
}

/** All that was judged, and what of it was reviewed. */
function Volume({ week: { judged, reviewed }, most }: { week: Week; most: number }) {
  return (
    <Box sx={{ position: 'relative', height: volume, borderBottom: 1, borderColor: 'edge' }}>
      <Box sx={{ ...middle(20), bottom: 0, height: `${(100 * judged) / most}%`, bgcolor: 'sunken' }} />
      <Box sx={{ ...middle(20), bottom: 0, height: `${(100 * reviewed) / most}%`, bgcolor: 'edge' }} />
    </Box>
  )
}

function middle(width: number) {
  return {
    position: 'absolute',
    left: `calc(50% - min(${width / 2}px, 50%))`,
    width: `min(${width}px, 100%)`,
  } as const
}

const axis = {
  position: 'absolute',
  right: 0,
  fontSize: 11,
  lineHeight: '16px',
  color: 'ink3',
  textAlign: 'end',
  whiteSpace: 'nowrap',
  fontVariantNumeric: 'tabular-nums',
} as const
