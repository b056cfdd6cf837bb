import type { Message } from '../conversation/thread/timeline.ts'
import type { Conversation } from '../inbox/api.ts'

export type Channel = Conversation['channel']

export const channelWords: Record<Channel, { label: string; title: string }> = {
  mail: { label: 'Mail', title: 'By mail' },
  api: { label: 'API', title: 'Through the API' },
  form: { label: 'Form', title: 'By the form of the help center' },
  chat: { label: 'Chat', title: 'In the chat on your site' },
  voice: { label: 'Call', title: 'On the phone' },
}

/** An address as people read it; what only stands in for one says what is known instead. */
export function addressWords(address: string): string {
  if (address.endsWith('@chat.invalid')) return 'no mail address'
  if (address.endsWith('@voice.invalid')) return address.slice(0, address.lastIndexOf('@'))
  return address
}

/** Whether a message was said in the chat, and is no letter. */
export function isSaid(message: Message, channel: Channel): boolean {
  if (channel !== 'chat' || message.cc.length > 0 || message.bcc.length > 0) return false
  const { verdict } = message.threading
  return message.direction === 'inbound'
    ? message.messageId === null
    : verdict === 'reply' || verdict === 'answer'
}

/** Whether a reply to these messages appears in a visitor's browser instead of leaving as a mail. */
export function answersInChat(channel: Channel, messages: readonly Message[]): boolean {
  const last = messages.findLast((one) => one.direction === 'inbound' && one.autoKind === 'human')
  return last !== undefined && isSaid(last, channel)
}
