import type { DragEvent } from 'react'
import { z } from 'zod'

/** A name of our own, so that files, links and text that are dragged by are nothing to us. */
const type = 'application/x-frontdesk-mail'

const schema = z.object({ messageId: z.uuid(), conversationId: z.uuid() })
export type DraggedMail = z.output<typeof schema>

export function startDrag(event: DragEvent, mail: DraggedMail): void {
  event.dataTransfer.setData(type, JSON.stringify(mail))
  event.dataTransfer.effectAllowed = 'move'
}

export function isMail(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(type)
}

/** The mail that was dropped; null for what only bears its name. */
export function droppedMail(event: DragEvent): DraggedMail | null {
  try {
    return schema.parse(JSON.parse(event.dataTransfer.getData(type)))
  } catch {
    return null
  }
}
