'use client'
import MailIcon from '@mui/icons-material/MarkunreadMailboxOutlined'
import Box from '@mui/material/Box'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useState } from 'react'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { ContextPanel } from '../context/ContextPanel.tsx'
import { undoLast } from '../conversation/actions/undo.ts'
import { ConversationPane } from '../conversation/ConversationPane.tsx'
import { RailSection } from '../shell/RailSection.tsx'
import { Keys } from '../shortcuts/Keys.tsx'
import { useShortcut } from '../shortcuts/useShortcut.ts'
import { BulkBar } from './bulk/BulkBar.tsx'
import { ConversationList } from './list/ConversationList.tsx'
import { ListHeader } from './list/ListHeader.tsx'
import { ResizeHandle } from './panes/ResizeHandle.tsx'
import { usePaneSizes } from './panes/sizes.ts'
import { usePlace } from './usePlace.ts'
import { InboxViews } from './views/InboxViews.tsx'

/** List, conversation and context side by side; on a phone each is a page of its own. */
export function InboxScreen() {
  const phone = useMediaQuery('(max-width: 899.95px)')
  const narrow = useMediaQuery('(max-width: 1199.95px)')
  const { place, go } = usePlace()
  const { sizes, change } = usePaneSizes()
  const [panelPage, setPanelPage] = useState(false)
  const { tell } = useToasts()
  const { number } = place
  const open = number !== null
  const overlay = phone || narrow
  const panelOpen = overlay ? panelPage : sizes.contextOpen
  const togglePanel = () => (overlay ? setPanelPage(!panelPage) : change({ contextOpen: !sizes.contextOpen }))
  const back = () => (overlay && panelPage ? setPanelPage(false) : go({ number: null }))
  useShortcut('back', back, open)
  useShortcut('panel', togglePanel, open)
  useShortcut('undo', () => {
    if (!undoLast()) tell('There is nothing to undo')
  })
  return (
    <Box sx={{ display: 'flex', height: '100%', minHeight: 0, bgcolor: 'canvas' }}>
      <RailSection>
        <InboxViews />
      </RailSection>
      <Box
        component="section"
        aria-label="List"
        sx={{
          display: phone && open ? 'none' : 'flex',
          flexDirection: 'column',
          flex: phone ? 1 : 'none',
          width: phone ? '100%' : sizes.list,
          minWidth: 0,
        }}
      >
        <ListHeader />
        <BulkBar />
        <ConversationList />
      </Box>
      {!phone && (
        <ResizeHandle
          pane="list"
          label="Width of the list"
          width={sizes.list}
          side={1}
          onResize={(list) => change({ list })}
        />
      )}
      {(!phone || (open && !panelOpen)) && (
        <Box sx={{ flex: 1, minWidth: 0 }}>
          {open ? (
            <ConversationPane
              number={number}
              phone={phone}
              panelOpen={panelOpen}
              onBack={back}
              onPanel={togglePanel}
            />
          ) : (
            <NothingOpen />
          )}
        </Box>
      )}
      {open && panelOpen && (
        <>
          {!overlay && (
            <ResizeHandle
              pane="context"
              label="Width of the context panel"
              width={sizes.context}
              side={-1}
              onResize={(context) => change({ context })}
            />
          )}
          <Box
            sx={{
              flex: 'none',
              width: phone ? '100%' : sizes.context,
              ...(narrow && !phone ? floating : {}),
            }}
          >
            <ContextPanel number={number} phone={phone} onBack={togglePanel} />
          </Box>
        </>
      )}
    </Box>
  )
}

function NothingOpen() {
  return (
    <EmptyState icon={<MailIcon />} title="Nothing is open">
      Pick a conversation from the list, or press <Keys id="next" /> and <Keys id="open" />.{' '}
      <Keys id="help" /> shows every key.
    </EmptyState>
  )
}

const floating = {
  position: 'absolute',
  right: 0,
  top: 0,
  bottom: 0,
  zIndex: 5,
  bgcolor: 'canvas',
  borderLeft: '1px solid',
  borderColor: 'hairline',
  boxShadow: '0 12px 32px -8px var(--mui-palette-shade)',
}
