import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Tooltip from '@mui/material/Tooltip'
import { Sparkline } from '../../ui/charts/Sparkline.tsx'
import type { Figures, Report } from './api.ts'
import { type Change, changeOf, lengthWords, type Measure, measures } from './measures.ts'

type Props = { report: Report; before: Figures | undefined }

const shown: (Measure & { beside?: (figures: Figures) => string })[] = [
  measures.opened,
  measures.resolved,
  { ...measures.firstResponse, beside: ({ firstResponse }) => mostWithin(firstResponse.p90) },
  { ...measures.resolution, beside: ({ resolution }) => mostWithin(resolution.p90) },
  {
    ...measures.sla,
    beside: ({ slaMet, slaBreached }) => `${slaBreached} of ${slaMet + slaBreached} broken`,
  },
  {
    ...measures.csat,
    beside: ({ csatAnswers }) => `${csatAnswers} ${csatAnswers === 1 ? 'answer' : 'answers'}`,
  },
  { ...measures.assistant, beside: ({ repliesAlone }) => `${repliesAlone} sent alone` },
  { ...measures.cost, beside: ({ aiCalls }) => `${aiCalls.toLocaleString('en')} calls` },
]

/** The figures of the period, how they ran, and how they stand to the period before. */
export function Tiles({ report: { total, days }, before }: Props) {
  return (
    <Box
      component="dl"
      aria-label="Figures"
      sx={{
        m: 0,
        display: 'grid',
        gap: 3,
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
      }}
    >
      {shown.map((measure) => (
        <Paper
          key={measure.name}
          variant="outlined"
          sx={{ p: { xs: 3, md: 4 }, borderRadius: '10px', display: 'flex', flexDirection: 'column', gap: 1 }}
        >
          <Tooltip describeChild title={measure.about} placement="top">
            <Box component="dt" sx={{ fontSize: 12, color: 'ink2' }}>
              {measure.name}
            </Box>
          </Tooltip>
          <Box
            component="dd"
            sx={{ m: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 2 }}
          >
            <Box
              component="span"
              sx={{
                fontSize: { xs: 20, md: 24 },
                fontWeight: 600,
                letterSpacing: '-0.015em',
                fontVariantNumeric: 'tabular-nums',
              }}
            >
              {measure.words(measure.of(total))}
            </Box>
            <Changed change={before ? changeOf(measure, measure.of(total), measure.of(before)) : null} />
            <Box component="span" sx={{ flexBasis: '100%', minHeight: 18, fontSize: 12, color: 'ink3' }}>
              {measure.beside?.(total)}
            </Box>
            <Box component="span" sx={{ flexBasis: '100%', mt: 'auto' }}>
              <Sparkline values={days.map((day) => measure.of(day))} />
            </Box>
          </Box>
        </Paper>
      ))}
    </Box>
  )
}

const colourOf = { good: 'calm', bad: 'late', even: 'ink3' } as const

function Changed({ change }: { change: Change | null }) {
  if (change === null) return null
  return (
    <Tooltip describeChild title="Compared with as many days before">
      <Box component="span" sx={{ fontSize: 12, fontWeight: 500, color: colourOf[change.tone] }}>
        {change.words}
      </Box>
    </Tooltip>
  )
}

function mostWithin(seconds: number | null): string {
  return seconds === null ? '' : `9 of 10 within ${lengthWords(seconds)}`
}
