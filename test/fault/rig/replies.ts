import { reply } from '@frontdesk/core/messages/reply'
import { as } from '@frontdesk/core/test/contexts'
import { asOwner } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'

/** An organization whose replies leave at once. */
export async function createAnsweringOrganization(): Promise<TestOrganization> {
  const organization = await createOrganization()
  await asOwner((client) =>
    client.query('UPDATE organizations SET undo_seconds = 0 WHERE id = $1', [organization.id]),
  )
  return organization
}

/** Answers a new customer in so many sentences and resolves the conversation with it, as an agent does. */
export async function answerSomebody(organization: TestOrganization, sentences = 1): Promise<void> {
  const { id } = await createConversation(organization)
  await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: id,
      text: 'It is on its way. '.repeat(sentences).trim(),
      attachmentIds: [],
      resolve: true,
    }),
  )
}
