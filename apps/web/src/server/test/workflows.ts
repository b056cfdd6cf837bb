import { asSystem } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'

/** A workflow with a version, a run that failed and a trial, by the part of the path that names them. */
export async function plantWorkflows(organizationId: string, conversationId: string, secret: string) {
  const [id, versionId, eventId, runId, replayId] = [newId(), newId(), newId(), newId(), newId()]
  const by = { type: 'system', id: '', name: secret }
  const steps = [{ do: 'add_tags', with: { tags: [secret] }, onError: 'stop' }]
  const definition = { trigger: { on: 'manual', with: {} }, conditions: { all: [] }, steps }
  await asSystem('test', async (db) => {
    await db.workflow.create({ data: { id, organizationId, name: secret, createdBy: by } })
    const published = { state: 'published', publishedBy: by, publishedAt: new Date() }
    await db.workflowVersion.create({
      data: {
        id: versionId,
        organizationId,
        workflowId: id,
        number: 1,
        definition,
        writtenBy: by,
        ...published,
      },
    })
    await db.workflow.update({
      where: { id },
      data: { active: true, hears: ['manual'], publishedVersionId: versionId },
    })
    await db.workflowVersion.create({
      data: { id: newId(), organizationId, workflowId: id, number: 2, definition, writtenBy: by },
    })
    const of = { organizationId, workflowId: id, conversationId }
    await db.workflowEvent.create({ data: { ...of, id: eventId, trigger: 'manual' } })
    await db.workflowRun.create({
      data: { ...of, id: runId, versionId, eventId, state: 'failed', reason: secret },
    })
    await db.workflowTimer.create({
      data: { ...of, id: newId(), runId, kind: 'wait', dueAt: new Date(Date.now() + 86_400_000) },
    })
    await db.workflowReplay.create({
      data: {
        id: replayId,
        organizationId,
        workflowId: id,
        definition,
        conversationIds: [conversationId],
        createdBy: by,
      },
    })
  })
  return { workflows: id, 'workflow-runs': runId, 'workflow-replays': replayId }
}
