import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'

const choices = [
  { value: 'all', name: 'All' },
  { value: 'published', name: 'Published' },
  { value: 'draft', name: 'Drafts' },
  { value: 'in_review', name: 'In review' },
  { value: 'archived', name: 'Archived' },
] as const

export type Wanted = (typeof choices)[number]['value']

type Props = { value: Wanted; onChange: (wanted: Wanted) => void }

export function StatusFilter({ value, onChange }: Props) {
  return (
    <ToggleButtonGroup exclusive size="small" value={value} aria-label="Which articles">
      {choices.map((choice) => (
        <ToggleButton key={choice.value} value={choice.value} onClick={() => onChange(choice.value)}>
          {choice.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
