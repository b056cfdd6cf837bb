import { newId } from '@frontdesk/runtime/id'
import { asSystem, type SystemDb } from '../tenancy.ts'

export type TestOrganization = {
  id: string
  slug: string
  mailbox: { id: string; address: string }
  members: Record<
    'owner' | 'admin' | 'agent' | 'viewer',
    { id: string; userId: string; email: string; name: string }
  >
  categories: Record<'refund' | 'order_status' | 'safety', string>
}

const roles = ['owner', 'admin', 'agent', 'viewer'] as const
const categories = [
  { key: 'refund', name: 'Refund', route: 'service_action' },
  { key: 'order_status', name: 'Order status', route: 'informational' },
  { key: 'safety', name: 'Safety', route: 'safety_compliance' },
] as const

type Found = (db: SystemDb, organizationId: string) => Promise<void>
const founding = new Set<Found>()

/** Gives every organization that is made from now on what the product gives one of its own. */
export function whenFounded(found: Found): void {
  founding.add(found)
}

/** An organization of a suite's own, with a mailbox, a member of each role and three categories. */
export function createOrganization(slug = `org-${newId().slice(-12)}`): Promise<TestOrganization> {
  return asSystem('test factory', async (db) => {
    const id = newId()
    await db.organization.create({ data: { id, slug, name: slug } })
    const mailbox = { id: newId(), address: `support@${slug}.example` }
    await db.mailbox.create({
      data: {
        ...mailbox,
        organizationId: id,
        name: 'Support',
        fromName: `${slug} Support`,
        provenAt: new Date(),
      },
    })
    const members: TestOrganization['members'] = byKey(roles, (role) => ({
      id: newId(),
      userId: newId(),
      email: `${role}@${slug}.example`,
      name: `${role} of ${slug}`,
    }))
    const made = roles.map((role) => ({ ...members[role], organizationId: id, role }))
    await db.user.createMany({ data: made.map(({ userId, email }) => ({ id: userId, email })) })
    await db.member.createMany({ data: made })
    const categoryKeys = categories.map(({ key }) => key)
    const categoryIds: TestOrganization['categories'] = byKey(categoryKeys, () => newId())
    await db.category.createMany({
      data: categories.map((category, position) => ({
        ...category,
        id: categoryIds[category.key],
        organizationId: id,
        position,
      })),
    })
    for (const found of founding) await found(db, id)
    return { id, slug, mailbox, members, categories: categoryIds }
  })
}

function byKey<Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>
}

/** A conversation with one inbound message, written straight into the tables. */
export function createConversation(
  organization: TestOrganization,
  fields: { subject?: string; text?: string; email?: string; at?: Date } = {},
): Promise<{ id: string; number: number; messageId: string; contactId: string }> {
  return asSystem('test factory', async (db) => {
    const organizationId = organization.id
    const at = fields.at ?? new Date()
    const email = fields.email ?? `${newId().slice(-8)}@customer.example`
    const contact = await db.contact.upsert({
      where: { organizationId_email: { organizationId, email } },
      create: { id: newId(), organizationId, email, name: 'Ada Keller' },
      update: {},
    })
    const { nextNumber } = await db.organization.update({
      where: { id: organizationId },
      data: { nextNumber: { increment: 1 } },
    })
    const id = newId()
    const number = nextNumber - 1
    const subject = fields.subject ?? 'Where is my order'
    const text = fields.text ?? 'Hello, where is my order 48213?'
    const mailboxId = organization.mailbox.id
    await db.conversation.create({
      data: {
        id,
        organizationId,
        number,
        mailboxId,
        contactId: contact.id,
        subject,
        preview: text,
        lastSequence: 1,
        lastMessageAt: at,
        waitingSince: at,
        createdAt: at,
      },
    })
    const messageId = newId()
    await db.message.create({
      data: {
        id: messageId,
        organizationId,
        conversationId: id,
        mailboxId,
        sequence: 1,
        direction: 'inbound',
        messageId: `<${messageId}@customer.example>`,
        fromName: 'Ada Keller',
        fromAddress: email,
        subject,
        text,
        to: [{ name: '', address: organization.mailbox.address }],
        sentAt: at,
      },
    })
    return { id, number, messageId, contactId: contact.id }
  })
}
