'use client'

import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ErrorState } from '../../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { useLeaveWarning } from '../../../../../ui/forms/useLeaveWarning.ts'
import { usePermission } from '../../../../shell/usePermission.ts'
import type { Mailbox } from '../../api.ts'
import { SaveFoot } from '../../SaveFoot.tsx'
import { SettingCard } from '../../SettingCard.tsx'
import { providerName } from '../../state-words.ts'
import { type MailboxSettings, mailboxSettingsApi } from '../api.ts'
import { foldersToShow, sameFolders } from './choose-folders.ts'
import { FolderRows } from './FolderRows.tsx'

type Props = { mailbox: Mailbox; settings: MailboxSettings }

const about =
  'Mail in these folders becomes conversations. A folder you add is read from its newest mail on, like the mailbox was when you connected it.'

/** Which folders are fetched besides the inbox, chosen from those the provider lists now. */
export function Folders({ mailbox, settings }: Props) {
  const may = usePermission('mailboxes:write')
  if (mailbox.channel === 'gmail')
    return (
      <SettingCard title="Folders" about="Gmail has labels instead of folders.">
        <Typography sx={{ color: 'ink2' }}>
          Every mail is read, whatever its label, except drafts, spam and the bin.
        </Typography>
      </SettingCard>
    )
  if (!may || mailbox.state !== 'active')
    return (
      <SettingCard title="Folders" about={about}>
        <Typography sx={{ color: 'ink2' }}>
          {may
            ? `${providerName(mailbox.channel)} can be asked for its folders again once the mailbox is connected and not paused.`.replace(
                /^./,
                (first) => first.toUpperCase(),
              )
            : `The inbox and sent mail are read${settings.folders.length > 0 ? `, and ${settings.folders.length} more` : ''}. Admins choose.`}
        </Typography>
      </SettingCard>
    )
  return <FolderChoice key={settings.folders.join('\n')} mailbox={mailbox} settings={settings} />
}

function FolderChoice({ mailbox, settings }: Props) {
  const params = { id: mailbox.id }
  const listed = mailboxSettingsApi.useListMailFoldersQuery({ params })
  const [put, { isLoading }] = mailboxSettingsApi.usePutMailboxSettingsMutation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(settings.folders))
  const { tell, tellProblem } = useToasts()
  const changed = !sameFolders(chosen, settings.folders)
  useLeaveWarning(changed)
  const save = async () => {
    const { error } = await put({ params, body: { folders: [...chosen] } })
    if (error === undefined) tell('Saved. New folders are being read.')
    else tellProblem('The folders were not changed.', error)
  }
  const discard = () => setChosen(new Set(settings.folders))
  return (
    <SettingCard
      title="Folders"
      about={about}
      flush
      foot={
        changed ? <SaveFoot busy={isLoading} onDiscard={discard} onSave={() => void save()} /> : undefined
      }
    >
      {listed.data?.items ? (
        <FolderRows
          folders={foldersToShow(listed.data.items, settings.folders)}
          chosen={chosen}
          disabled={isLoading}
          onChange={setChosen}
        />
      ) : listed.error === undefined ? (
        <SkeletonRows rows={4} lines={1} />
      ) : (
        <ErrorState
          error={listed.error}
          what={`${mailbox.address} could not be asked for its folders`}
          onRetry={() => void listed.refetch()}
        />
      )}
    </SettingCard>
  )
}
