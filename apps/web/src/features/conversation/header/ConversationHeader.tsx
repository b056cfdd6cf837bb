'use client'
import BackIcon from '@mui/icons-material/ArrowBackOutlined'
import PanelIcon from '@mui/icons-material/ViewSidebarOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { IconAction } from '../../../ui/IconAction.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { ChannelChip } from '../../channels/ChannelChip.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { RunMenu } from '../../run-by-hand/RunMenu.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { useKeyWords } from '../../shortcuts/useKeyWords.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import { SlaMenu } from '../../sla/SlaMenu.tsx'
import { Viewers } from '../../viewers/Viewers.tsx'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { useCorrectionKeys } from '../actions/useCorrectionKeys.ts'
import { AssignMenu } from '../menus/AssignMenu.tsx'
import { CategoryMenu } from '../menus/CategoryMenu.tsx'
import { MoreMenu } from '../menus/MoreMenu.tsx'
import { SnoozeMenu } from '../menus/SnoozeMenu.tsx'
import { TagMenu } from '../menus/TagMenu.tsx'
import { TeamMenu } from '../menus/TeamMenu.tsx'
import { Subject } from './Subject.tsx'

type Props = {
  conversation: Conversation
  phone: boolean
  panelOpen: boolean
  onBack: () => void
  onPanel: () => void
  onUnread: () => void
}

/** What it is about, where it stands, and what can be done with it. */
export function ConversationHeader({ conversation, phone, panelOpen, onBack, onPanel, onUnread }: Props) {
  const may = usePermission('conversations:update')
  const panelKeys = useKeyWords('panel')
  useCorrectionKeys(conversation, may)
  return (
    <Box component="header" sx={{ flex: 'none', borderBottom: '1px solid', borderColor: 'hairline' }}>
      <Box sx={{ minHeight: 48, pl: { xs: 2, md: 7 }, pr: 2, display: 'flex', alignItems: 'center', gap: 1 }}>
        {phone && (
          <IconAction label="Back to the list" onClick={onBack}>
            <BackIcon />
          </IconAction>
        )}
        <Subject conversation={conversation} may={may} />
        <Viewers conversationId={conversation.id} />
        <RunMenu conversationId={conversation.id} />
        <MoreMenu conversation={conversation} may={may} onUnread={onUnread} />
        <IconAction
          keys={panelKeys}
          label={panelOpen ? 'Fold the context panel' : 'Show the context panel'}
          onClick={onPanel}
        >
          <PanelIcon />
        </IconAction>
      </Box>
      <Box
        sx={{
          pl: { xs: 3, md: 7 },
          pr: { xs: 3, md: 4 },
          pb: 2.5,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1.5,
        }}
      >
        <ChannelChip channel={conversation.channel} />
        <StatusChip status={conversation.snoozedUntil ? 'snoozed' : conversation.status} />
        <SlaMenu conversationId={conversation.id} sla={conversation.sla} />
        <CategoryMenu conversation={conversation} may={may} />
        <TeamMenu conversation={conversation} may={may} />
        <TagMenu conversation={conversation} may={may} />
        <Box sx={{ display: 'flex', gap: 2, ml: 'auto' }}>
          <AssignMenu conversation={conversation} may={may} />
          <SnoozeMenu conversation={conversation} may={may} />
          <ResolveButton conversation={conversation} may={may} />
        </Box>
      </Box>
    </Box>
  )
}

function ResolveButton({ conversation, may }: { conversation: Conversation; may: boolean }) {
  const { perform } = useActions()
  const settled = conversation.status === 'resolved' || conversation.status === 'closed'
  const toggle = () => void perform(conversation, changes.status(settled ? 'open' : 'resolved'))
  useShortcut('resolve', toggle, may)
  const label = settled ? 'Reopen' : 'Resolve'
  return (
    <KeyTooltip id="resolve" label={label}>
      <Button variant="outlined" disabled={!may} onClick={toggle}>
        {label} <Keys id="resolve" />
      </Button>
    </KeyTooltip>
  )
}
