'use client'

import FolderIcon from '@mui/icons-material/FolderOutlined'
import InboxIcon from '@mui/icons-material/InboxOutlined'
import ArchiveIcon from '@mui/icons-material/Inventory2Outlined'
import JunkIcon from '@mui/icons-material/ReportOutlined'
import SentIcon from '@mui/icons-material/SendOutlined'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import { ToneChip } from '../../../../../ui/ToneChip.tsx'
import type { ShownFolder } from './choose-folders.ts'

const icons = { inbox: InboxIcon, sent: SentIcon, archive: ArchiveIcon, junk: JunkIcon }

type Props = {
  folders: ShownFolder[]
  chosen: ReadonlySet<string>
  disabled: boolean
  onChange: (chosen: ReadonlySet<string>) => void
}

/** One line for each folder, to be ticked. */
export function FolderRows({ folders, chosen, disabled, onChange }: Props) {
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChange(next)
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 360, overflowY: 'auto' }}>
      {folders.map((folder) => (
        <FolderRow
          key={folder.id}
          folder={folder}
          checked={folder.fetched === 'always' || chosen.has(folder.id)}
          disabled={disabled}
          onToggle={(on) => toggle(folder.id, on)}
        />
      ))}
    </Box>
  )
}

type RowProps = {
  folder: ShownFolder
  checked: boolean
  disabled: boolean
  onToggle: (on: boolean) => void
}

function FolderRow({
  folder: { name, use, fetched, total, missing },
  checked,
  disabled,
  onToggle,
}: RowProps) {
  const Icon = use !== null && use in icons ? icons[use as keyof typeof icons] : FolderIcon
  const fixed = fetched === 'always'
  return (
    <Box component="li" sx={{ '& + &': { borderTop: '1px solid', borderColor: 'hairline' } }}>
      <Box component="label" sx={{ ...row, cursor: fixed ? 'default' : 'pointer' }}>
        <Checkbox
          checked={checked}
          disabled={disabled || fixed}
          onChange={(_event, on) => onToggle(on)}
          sx={{ ml: -1.25 }}
        />
        <Icon aria-hidden sx={{ fontSize: 18, color: 'ink3' }} />
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
          {name}
        </Box>
        {fixed && <ToneChip label="Always read" />}
        {missing && <ToneChip tone="warn" label="No longer there" />}
        {total !== null && (
          <Box component="span" sx={{ fontSize: 12, color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
            {total.toLocaleString('en')}
          </Box>
        )}
      </Box>
    </Box>
  )
}

const row = { display: 'flex', alignItems: 'center', gap: 2.5, px: 5, minHeight: 42, fontSize: 13 }
