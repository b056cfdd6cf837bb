import { styled } from '@mui/material/styles'

type Props = { id: string; name: string; chosen: boolean; onToggle: (id: string) => void }

/** The box before a row: there while one points at the row, and for all of them once one is chosen. */
export function RowChoice({ id, name, chosen, onToggle }: Props) {
  return (
    <Label data-chosen={chosen || undefined}>
      <input
        type="checkbox"
        checked={chosen}
        tabIndex={-1}
        aria-label={`Choose ${name}`}
        onChange={() => onToggle(id)}
      />
    </Label>
  )
}

const Label = styled('label')(({ theme }) => ({
  position: 'absolute',
  insetBlock: 0,
  insetInlineStart: 0,
  zIndex: 1,
  width: 24,
  display: 'flex',
  alignItems: 'flex-start',
  justifyContent: 'center',
  paddingBlockStart: 15,
  opacity: 0,
  cursor: 'pointer',
  '& input': { width: 14, height: 14, margin: 0, marginInlineEnd: 6, accentColor: theme.vars.palette.accent },
  'li:hover > &, &[data-chosen], &:focus-within, [data-choosing] &': { opacity: 1 },
}))
