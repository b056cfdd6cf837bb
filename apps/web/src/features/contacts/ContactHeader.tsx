import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ResponseOf } from '../../contract/contract.ts'
import type { getContact } from '../../contract/records/contacts.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { MoodLine } from '../context/MoodLine.tsx'
import { countConversations } from './count-words.ts'

type Props = { contact: ResponseOf<typeof getContact> }

export function ContactHeader({ contact }: Props) {
  const { name, email, conversationCount, createdAt, moods } = contact
  const shown = name === '' ? email : name
  return (
    <>
      <PageHeader
        before={<PersonAvatar name={shown} size={44} />}
        title={<bdi>{shown}</bdi>}
        about={
          <>
            {name !== '' && <>{email} · </>}
            {countConversations(conversationCount)} · first seen <RelativeTime at={createdAt} />
          </>
        }
      />
      {moods.length > 0 && (
        <Stack direction="row" sx={{ gap: 3, alignItems: 'center', mt: -1, mb: 6 }}>
          <Typography sx={{ color: 'ink3' }}>Mood</Typography>
          <MoodLine moods={moods} />
        </Stack>
      )}
    </>
  )
}
