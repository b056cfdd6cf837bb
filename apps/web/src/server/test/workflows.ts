import { asSystem } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'

/** A workflow with a version, a run that failed, a trial and its set, by the part of the path that names them. */
export async function plantWorkflows(organizationId: string, conversationId: string, secret: string) {
  const [id, versionId, eventId, runId] = [newId(), newId(), newId(), newId()]
  const [replayId, setId] = [newId(), newId()]
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
    const conversationIds = [conversationId]
    await db.replaySet.create({
      data: { id: setId, organizationId, name: secret, conversationIds, createdBy: by },
    })
    await db.replay.create({
      data: {
        id: replayId,
        organizationId,
        kind: 'workflow',
        about: id,
        name: secret,
        tried: { definition, comparedWith: null },
        setId,
        conversationIds,
        createdBy: by,
      },
    })
  })
  return {
    workflows: id,
    'workflow-runs': runId,
    'workflow-starts': eventId,
    replays: replayId,
    'replay-sets': setId,
  }
}
