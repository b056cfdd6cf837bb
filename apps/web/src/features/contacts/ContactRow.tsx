import { Row } from '../../ui/lists/Row.tsx'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import type { Contact } from './api.ts'
import { countConversations } from './count-words.ts'

export function ContactRow({ contact }: { contact: Contact }) {
  const { id, name, email, company, conversationCount } = contact
  return (
    <Row
      href={`/contacts/${id}`}
      leading={<PersonAvatar name={name === '' ? email : name} size={28} />}
      title={<bdi>{name === '' ? email : name}</bdi>}
      detail={[name === '' ? '' : email, company?.name ?? ''].filter(Boolean).join(' · ') || undefined}
      trailing={countConversations(conversationCount)}
    />
  )
}
