import type { SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { definitionSchema } from '../definition/definition.ts'
import { routes } from './routes.ts'

const writtenBy = { type: 'system', id: '', name: 'Frontdesk' }

/** Gives a new organization the three routes as published workflows. They are off until somebody wants them. */
export async function addBuiltInWorkflows(db: SystemDb, organizationId: string): Promise<void> {
  for (const [position, { key, name, description, definition }] of routes.entries()) {
    const [id, versionId] = [newId(), newId()]
    await db.workflow.create({
      data: { id, organizationId, name, description, template: key, position, createdBy: writtenBy },
    })
    await db.workflowVersion.create({
      data: {
        id: versionId,
        organizationId,
        workflowId: id,
        number: 1,
        state: 'published',
        definition: JSON.parse(JSON.stringify(definitionSchema.parse(definition))),
        writtenBy,
        publishedBy: writtenBy,
        publishedAt: new Date(),
      },
    })
    await db.workflow.update({ where: { id }, data: { publishedVersionId: versionId } })
  }
}
