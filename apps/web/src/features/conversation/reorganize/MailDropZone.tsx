'use client'
import Box from '@mui/material/Box'
import { type DragEvent, type ReactNode, useState } from 'react'
import { usePermission } from '../../shell/usePermission.ts'
import { type DraggedMail, droppedMail, isMail } from './dragged-mail.ts'
import { TargetDialog } from './TargetDialog.tsx'
import { useReorganize } from './useReorganize.ts'

type Dropped = DraggedMail & { onto: string }

/** Around rows of conversations: a mail dragged onto one of them opens the dialog that moves it, filled in. */
export function MailDropZone({ children }: { children: ReactNode }) {
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const may = usePermission('conversations:update')
  const { move } = useReorganize()
  const over = (event: DragEvent<HTMLElement>) => {
    const row = may && isMail(event) ? rowOf(event) : null
    mark(event.currentTarget, row)
    if (row) event.preventDefault()
  }
  const leave = ({ currentTarget, relatedTarget }: DragEvent<HTMLElement>) => {
    const within = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
    if (!within) mark(currentTarget, null)
  }
  const drop = (event: DragEvent<HTMLElement>) => {
    const [mail, onto] = [droppedMail(event), rowOf(event)?.dataset.number]
    mark(event.currentTarget, null)
    if (!mail || onto === undefined) return
    event.preventDefault()
    setDropped({ ...mail, onto })
  }
  return (
    <Box
      onDragOver={over}
      onDragLeave={leave}
      onDrop={drop}
      sx={{ position: 'relative', flex: 1, minHeight: 0 }}
    >
      {children}
      {dropped && (
        <TargetDialog
          title="Move this mail to"
          conversationId={dropped.conversationId}
          typed={`#${dropped.onto}`}
          onPick={(to) => move(dropped.messageId, to)}
          onClose={() => setDropped(null)}
        />
      )}
    </Box>
  )
}

function rowOf({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-number]') : null
}

/** Rows are many and still while one drags over them, so the mark is set on the one beside React. */
function mark(zone: HTMLElement, row: HTMLElement | null): void {
  for (const marked of zone.querySelectorAll('[data-drop]')) marked.removeAttribute('data-drop')
  row?.setAttribute('data-drop', '')
}
