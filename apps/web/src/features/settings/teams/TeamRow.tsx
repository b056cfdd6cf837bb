import GroupsIcon from '@mui/icons-material/GroupsOutlined'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { Team } from './api.ts'
import { peopleWords } from './words.ts'

export function TeamRow({ team, onOpen }: { team: Team; onOpen: () => void }) {
  const { name, description, members, mine } = team
  return (
    <Row
      onOpen={onOpen}
      leading={<GroupsIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />}
      title={name}
      marks={mine && <ToneChip tone="accent" label="Yours" />}
      detail={description || members.map((member) => member.name).join(', ') || 'Nobody is in it yet'}
      trailing={peopleWords(members.length)}
    />
  )
}
