import Box from '@mui/material/Box'

type Part = { kind: 'same' | 'added' | 'removed'; text: string }
type Row = { kind: Part['kind'] | 'changed'; text: string; parts: readonly Part[] }

/** What came and went between two texts, by words where lines were reworded. */
export function ChangedText({ rows }: { rows: readonly Row[] }) {
  return (
    <Box dir="auto" sx={text}>
      {rows.map((row, index) => partsOf(row).map((part, at) => changedPart(part, `${index}.${at}`)))}
    </Box>
  )
}

/** Of a long passage that stays as it is, its ends are enough to find one's way. */
function partsOf({ kind, text: said, parts }: Row): readonly Part[] {
  if (kind === 'changed') return parts
  const lines = said.split('\n')
  if (kind !== 'same' || lines.length <= 8) return [{ kind, text: said }]
  return [{ kind, text: [...lines.slice(0, 3), '…', ...lines.slice(-4)].join('\n') }]
}

export function changedPart({ kind, text: said }: Part, key: string) {
  if (kind === 'same') return <span key={key}>{said}</span>
  const Tag = kind === 'added' ? 'ins' : 'del'
  return <Tag key={key}>{said}</Tag>
}

const text = {
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  fontSize: 14,
  lineHeight: 1.6,
  '& ins': { bgcolor: 'calmSoft', textDecoration: 'underline' },
  '& del': { bgcolor: 'lateSoft', textDecoration: 'line-through' },
}
