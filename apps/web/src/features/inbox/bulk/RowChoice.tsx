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
  '& input': { width: 12, height: 12, margin: 0, marginInlineEnd: 8, accentColor: theme.vars.palette.accent },
  '[data-choosing] &': { width: 32 },
  '[data-choosing] & input': { width: 14, height: 14, marginInlineEnd: 2 },
  'li:hover > &, &[data-chosen], &:focus-within, [data-choosing] &': { opacity: 1 },
}))
