import { asSystem } from '@frontdesk/core/context'
import { createConversation, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { plantLearned } from './learned.ts'
import { plantOutside } from './outside.ts'
import { plantPromises } from './promises.ts'
import { plantWorkflows } from './workflows.ts'

/** One row of everything a path can name, by the first part of the path. */
export type Planted = Record<string, string>

export async function plant(organization: TestOrganization): Promise<Planted> {
  const conversation = await createConversation(organization, { subject: `Secret of ${organization.slug}` })
  const organizationId = organization.id
  const ids = Object.fromEntries(
    [
      'articles',
      'articles/imports',
      'policies',
      'saved-replies',
      'attachments',
      'api-keys',
      'invitations',
      'sessions',
      'roles',
      'failed-jobs',
      'notes',
      'notifications',
      'replies',
      'suppressions',
      'teams',
      'skills',
      'companies',
      'custom-fields',
      'quarantined-mails',
      'classifier',
      'assistant/draft-reviews',
      'assistant/providers',
      // Errors of the installation belong to nobody, so that none is there to be planted.
      'operations/errors',
    ].map((noun) => [noun, newId()]),
  ) as Record<string, string>
  const id = (noun: string) => ids[noun] ?? newId()
  const secret = `Secret of ${organization.slug}`
  await asSystem('test', async (db) => {
    const { id: memberId, userId } = organization.members.agent
    const expiresAt = new Date(Date.now() + 3_600_000)
    const written = { title: secret, body: secret, language: 'en', collection: secret, audience: 'public' }
    await db.article.create({
      data: { id: id('articles'), organizationId, ...written, status: 'published', publishedVersion: 1 },
    })
    await db.articleVersion.create({
      data: {
        organizationId,
        articleId: id('articles'),
        number: 1,
        ...written,
        createdBy: { name: secret },
      },
    })
    await db.chunk.create({
      data: {
        id: newId(),
        organizationId,
        articleId: id('articles'),
        position: 0,
        title: secret,
        text: secret,
      },
    })
    await db.savedReply.create({
      data: { id: id('saved-replies'), organizationId, title: secret, body: secret },
    })
    const by = { createdBy: { name: secret } }
    await db.policy.create({
      data: { id: id('policies'), organizationId, title: secret, rule: secret, ...by },
    })
    await db.articleImport.create({
      data: { id: id('articles/imports'), organizationId, kind: 'files', name: secret, ...by },
    })
    await db.attachment.create({
      data: {
        id: id('attachments'),
        organizationId,
        messageId: conversation.messageId,
        filename: `${secret}.pdf`,
        contentType: 'application/pdf',
        size: 1,
        storageKey: `attachments/${organizationId}/x`,
      },
    })
    await db.apiKey.create({
      data: {
        id: id('api-keys'),
        organizationId,
        name: secret,
        prefix: 'fd_x',
        keyHash: newId(),
        role: 'agent',
      },
    })
    await db.invitation.create({
      data: {
        id: id('invitations'),
        organizationId,
        email: `secret@${organization.slug}.example`,
        role: 'agent',
        tokenHash: newId(),
        expiresAt,
      },
    })
    await db.customRole.create({
      data: { id: id('roles'), organizationId, name: secret, role: 'viewer', permissions: ['account:read'] },
    })
    await db.session.create({
      data: { id: id('sessions'), organizationId, memberId, userId, tokenHash: newId(), expiresAt },
    })
    await db.failedJob.create({
      data: {
        id: id('failed-jobs'),
        organizationId,
        job: 'ingest-mails',
        payload: {},
        error: secret,
        attempts: 8,
      },
    })
    await db.team.create({ data: { id: id('teams'), organizationId, name: secret, description: secret } })
    await db.suppression.create({
      data: {
        id: id('suppressions'),
        organizationId,
        address: `secret@${organization.slug}.example`,
        reason: 'complaint',
      },
    })
    await db.inboundMail.create({
      data: {
        id: id('quarantined-mails'),
        organizationId,
        mailboxId: organization.mailbox.id,
        providerMessageId: secret,
        rawKey: `raw/${organizationId}/x`,
        size: 1,
        envelopeFrom: `secret@${organization.slug}.example`,
        envelopeTo: organization.mailbox.address,
        state: 'quarantined',
        error: secret,
      },
    })
    await db.classifierTraining.create({
      data: { id: id('classifier'), organizationId, trigger: 'asked', actor: { name: secret } },
    })
    await db.classifierBacklogRun.create({
      data: {
        id: id('classifier'),
        organizationId,
        scope: 'open',
        useProviders: false,
        estimate: { messages: 0, by: null, inputTokens: 0, outputTokens: 0, costMicros: 0, seconds: 0 },
        total: 0,
        actor: { name: secret },
      },
    })
    await db.trainingExample.create({
      data: {
        id: newId(),
        organizationId,
        categoryId: organization.categories.refund,
        text: secret,
        source: 'import',
      },
    })
    await db.draftReview.create({
      data: {
        id: id('assistant/draft-reviews'),
        organizationId,
        conversationId: conversation.id,
        mode: 'suggest',
        draftedBy: 'local',
        confidence: 0.5,
        draftText: secret,
      },
    })
    const reached = { kind: 'compatible', label: secret, position: 0, model: secret }
    await db.aiProvider.create({
      data: {
        id: id('assistant/providers'),
        organizationId,
        baseUrl: `https://${organization.slug}.example/v1`,
        ...reached,
      },
    })
    await db.aiPrice.create({
      data: { id: newId(), organizationId, model: secret, inputMicros: 1n, outputMicros: 1n },
    })
    const called = { task: 'draft', provider: 'compatible', model: secret }
    await db.aiCall.create({
      data: { id: newId(), organizationId, latencyMs: 1, outcome: 'ok', ...called },
    })
    await db.aiDisclosure.create({
      data: {
        id: newId(),
        organizationId,
        host: `${organization.slug}.example`,
        contentHash: 'x',
        characters: 1,
        estimatedTokens: 1,
        placeholders: {},
        ...called,
      },
    })
    const worded = { task: 'draft', version: 1, template: secret, note: secret, active: true }
    await db.promptVersion.create({
      data: { id: newId(), organizationId, createdBy: { name: secret }, ...worded },
    })
    await db.skill.create({ data: { id: id('skills'), organizationId, name: secret } })
    await db.company.create({ data: { id: id('companies'), organizationId, name: secret, note: secret } })
    await db.customField.create({
      data: {
        id: id('custom-fields'),
        organizationId,
        subject: 'company',
        key: 'secret',
        label: secret,
        type: 'text',
      },
    })
    await db.note.create({
      data: { id: id('notes'), organizationId, conversationId: conversation.id, text: secret },
    })
    await db.notification.create({
      data: {
        id: id('notifications'),
        organizationId,
        memberId,
        kind: 'mention',
        conversationId: conversation.id,
        cause: 'note',
        causeId: id('notes'),
        actor: { type: 'system', id: '', name: secret },
        inApp: true,
        byMail: true,
      },
    })
    await db.auditEntry.create({
      data: {
        id: newId(),
        organizationId,
        actor: { type: 'system', id: '', name: secret },
        action: 'secret',
        subjectType: 'secret',
        subjectId: secret,
      },
    })
  })
  return {
    ...ids,
    ...(await plantLearned(organizationId, conversation.id, secret)),
    ...(await plantOutside(organizationId, conversation.id, secret)),
    ...(await plantPromises(organizationId, conversation.id, secret)),
    ...(await plantWorkflows(organizationId, conversation.id, secret)),
    'assistant/autonomy': organization.categories.refund ?? '',
    conversations: conversation.id,
    messages: conversation.messageId,
    contacts: conversation.contactId,
    members: organization.members.agent.id,
    mailboxes: organization.mailbox.id,
  }
}
