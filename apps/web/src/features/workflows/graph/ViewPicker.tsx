import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'

export type View = 'words' | 'graph'

type Props = { view: View; onChange: (view: View) => void }

/** The workflow as sentences to change, or as a graph to look at. */
export function ViewPicker({ view, onChange }: Props) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Shown as"
      value={view}
      onChange={(_event, value: View | null) => value && onChange(value)}
      sx={{ mb: 4 }}
    >
      <ToggleButton value="words">Sentences</ToggleButton>
      <ToggleButton value="graph">Graph</ToggleButton>
    </ToggleButtonGroup>
  )
}
