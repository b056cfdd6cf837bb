import { useTheme } from '@mui/material/styles'

type Props = { values: (number | null)[] }

const [width, height] = [120, 28]

/** The course of something, without a scale; days on which nothing was measured are passed over. For the eye alone. */
export function Sparkline({ values }: Props) {
  const { palette } = useTheme().vars
  const most = Math.max(1e-9, ...values.map((value) => value ?? 0))
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * width
  const y = (value: number) => height - 2 - (value / most) * (height - 4)
  const points = values.flatMap((value, index) =>
    value === null ? [] : `${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
  )
  // A line of no length shows a day by itself as a dot.
  const path = points.length === 0 ? '' : `M${points.join('L')}h0`
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      style={{ display: 'block' }}
    >
      <path
        d={path}
        fill="none"
        stroke={palette.accent}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
