import { createHash } from 'node:crypto'

/** Whether a conversation is among the so many percent that a canary version is for: always the same ones. */
export function isCanary(workflowId: string, conversationId: string, percent: number): boolean {
  if (percent <= 0) return false
  const hash = createHash('sha256').update(`${workflowId}/${conversationId}`).digest()
  return hash.readUInt32BE(0) % 100 < percent
}
