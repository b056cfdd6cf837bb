import DownIcon from '@mui/icons-material/ArrowDownwardOutlined'
import UpIcon from '@mui/icons-material/ArrowUpwardOutlined'
import TimerIcon from '@mui/icons-material/TimerOutlined'
import { IconAction } from '../../../../ui/IconAction.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { StatusChip } from '../../../../ui/StatusChip.tsx'
import type { SlaPolicy } from '../api.ts'
import { promiseWords } from '../words.ts'

type Props = {
  policy: SlaPolicy
  onOpen: () => void
  /** absent where it cannot be moved that way */
  onUp?: (() => void) | undefined
  onDown?: (() => void) | undefined
  may: boolean
}

export function PolicyRow({ policy, onOpen, onUp, onDown, may }: Props) {
  const { name, active } = policy
  return (
    <Row
      onOpen={onOpen}
      leading={<TimerIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />}
      title={name}
      marks={!active && <StatusChip status="inactive" />}
      detail={promiseWords(policy)}
      actions={
        may && (
          <>
            <IconAction label={`Try ${name} earlier`} disabled={!onUp} onClick={onUp}>
              <UpIcon />
            </IconAction>
            <IconAction label={`Try ${name} later`} disabled={!onDown} onClick={onDown}>
              <DownIcon />
            </IconAction>
          </>
        )
      }
    />
  )
}
