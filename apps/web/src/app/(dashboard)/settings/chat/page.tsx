import type { Metadata } from 'next'
import { Chat } from '../../../../features/settings/chat/Chat.tsx'

export const metadata: Metadata = { title: 'Chat' }

export default function Page() {
  return <Chat />
}
