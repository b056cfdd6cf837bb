import ArchiveIcon from '@mui/icons-material/ArchiveOutlined'
import DownIcon from '@mui/icons-material/ArrowDownwardOutlined'
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { DraftCategory } from './api.ts'
import { routes } from './routes.ts'

type Props = {
  category: DraftCategory
  first: boolean
  last: boolean
  locked: boolean
  onOpen: () => void
  onMove: (by: -1 | 1) => void
  onArchive: () => void
}

export function CategoryRow({ category, first, last, locked, onOpen, onMove, onArchive }: Props) {
  const { name, description, route, id } = category
  const { name: routeName, tone } = routes[route]
  return (
    <Row
      onOpen={onOpen}
      title={name}
      marks={
        <>
          <ToneChip label={routeName} tone={tone} />
          {id === undefined && <ToneChip label="New" tone="warn" />}
        </>
      }
      detail={description === '' ? 'No description' : description}
      actions={
        !locked && (
          <>
            <IconAction label={`Move ${name} up`} disabled={first} onClick={() => onMove(-1)}>
              <UpIcon />
            </IconAction>
            <IconAction label={`Move ${name} down`} disabled={last} onClick={() => onMove(1)}>
              <DownIcon />
            </IconAction>
            <IconAction label={`Archive ${name}`} onClick={onArchive}>
              <ArchiveIcon />
            </IconAction>
          </>
        )
      }
    />
  )
}
