import ArchiveIcon from '@mui/icons-material/ArchiveOutlined'
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined'
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { CustomField } from './api.ts'
import { typeWords } from './words.ts'

type Props = {
  field: CustomField
  first: boolean
  last: boolean
  locked: boolean
  onOpen: () => void
  onMove: (by: -1 | 1) => void
  onArchive: () => void
}

export function FieldRow({ field, first, last, locked, onOpen, onMove, onArchive }: Props) {
  const { label, key, type, options } = field
  return (
    <Row
      onOpen={onOpen}
      title={<bdi>{label}</bdi>}
      marks={<ToneChip label={typeWords[type]} />}
      detail={options.length > 0 ? `${key} · ${options.join(', ')}` : key}
      actions={
        !locked && (
          <>
            <IconAction label={`Move ${label} up`} disabled={first} onClick={() => onMove(-1)}>
              <UpIcon />
            </IconAction>
            <IconAction label={`Move ${label} down`} disabled={last} onClick={() => onMove(1)}>
              <DownIcon />
            </IconAction>
            <IconAction label={`Archive ${label}`} onClick={onArchive}>
              <ArchiveIcon />
            </IconAction>
          </>
        )
      }
    />
  )
}
