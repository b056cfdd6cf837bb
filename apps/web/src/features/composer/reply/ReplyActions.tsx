'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
import SparkIcon from '@mui/icons-material/AutoAwesomeOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useRef } from 'react'
import { MacroMenu } from '../../run-by-hand/MacroMenu.tsx'
import { Keys } from '../../shortcuts/Keys.tsx'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { type Request, useRegenerate } from '../assistant/useRegenerate.ts'
import type { SaveState } from '../useDraft.ts'
import { SendLater } from './SendLater.tsx'

type Props = {
  conversationId: string
  mayReply: boolean
  ready: boolean
  state: SaveState | null
  hasProposal: boolean
  request: Request
  onFiles: (files: Iterable<File>) => void
  onSend: (resolve: boolean) => void
  onSendLater: (later: { sendAt: string; cancelOnReply: boolean }) => void
}

const stateWords: Record<SaveState, string> = {
  saved: 'Draft saved',
  saving: 'Saving…',
  failed: 'Kept on this machine; it is saved once the connection is back',
}

/** What goes with the text, how it is kept, and how it leaves. */
export function ReplyActions(props: Props) {
  const { conversationId, mayReply, ready, state, hasProposal, request, onFiles, onSend, onSendLater } = props
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, mt: 2 }}>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button
        startIcon={<AttachFileIcon />}
        disabled={!mayReply}
        onClick={() => picker.current?.click()}
        sx={{ ml: -2.5 }}
      >
        Attach
      </Button>
      {mayReply && <MacroMenu conversationId={conversationId} />}
      {mayReply && !hasProposal && <AskAssistant conversationId={conversationId} request={request} />}
      <Box component="span" role="status" sx={{ fontSize: 12, color: state === 'failed' ? 'warn' : 'ink3' }}>
        {state && stateWords[state]}
      </Box>
      <Box sx={{ display: 'flex', gap: 2, ml: 'auto' }}>
        <KeyTooltip id="send-and-resolve">
          <span>
            <Button variant="outlined" disabled={!ready} onClick={() => onSend(true)}>
              Send and resolve
            </Button>
          </span>
        </KeyTooltip>
        <Box sx={{ display: 'flex' }}>
          <Button
            variant="contained"
            disabled={!ready}
            onClick={() => onSend(false)}
            sx={{ borderTopRightRadius: 0, borderBottomRightRadius: 0 }}
          >
            Send <Keys id="send" />
          </Button>
          <SendLater disabled={!ready} onPick={onSendLater} />
        </Box>
      </Box>
    </Box>
  )
}

function AskAssistant({ conversationId, request }: { conversationId: string; request: Request }) {
  const { regenerate, waiting } = useRegenerate(conversationId, request)
  return (
    <Button color="secondary" startIcon={<SparkIcon />} disabled={waiting} onClick={() => regenerate()}>
      {waiting ? 'The assistant is writing…' : 'Ask for a draft'}
    </Button>
  )
}
