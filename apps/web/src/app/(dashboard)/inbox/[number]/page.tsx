import type { Metadata } from 'next'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params
  return { title: /^\d+$/.test(number) ? `#${number}` : 'Inbox' }
}

/** The address of one conversation; the layout shows it. */
export default function ConversationPage() {
  return null
}
