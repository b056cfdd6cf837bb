import { Prisma, type SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { storableJson } from '../../messages/storable.ts'
import { definitionSchema } from '../definition/definition.ts'
import { hearsOf } from '../definition/hears.ts'
import { routes } from './routes.ts'

const writtenBy = { type: 'system', id: '', name: 'Frontdesk' }

/** Gives a new organization the three routes as published workflows that are on: they are what a message leads to. */
export async function addBuiltInWorkflows(db: SystemDb, organizationId: string): Promise<void> {
  await db.$executeRaw(builtInWorkflows(organizationId))
}

/** One statement, since a workflow and its version point to each other. */
export function builtInWorkflows(organizationId: string): Prisma.Sql {
  const made = routes.map(({ key, name, description, definition: given }, position) => {
    const definition = definitionSchema.parse(given)
    const hears = hearsOf(definition)
    return { id: newId(), versionId: newId(), key, name, description, position, definition, hears }
  })
  const by = storableJson(writtenBy)
  return Prisma.sql`
    WITH made AS (
      SELECT * FROM json_to_recordset(${storableJson(made)}::json) AS m (id uuid, "versionId" uuid, key text, name text,
        description text, position int, definition jsonb, hears text[])
    ), versions AS (
      INSERT INTO workflow_versions (id, organization_id, workflow_id, number, state, definition, written_by,
        published_by, published_at)
      SELECT "versionId", ${organizationId}::uuid, id, 1, 'published', definition, ${by}::jsonb, ${by}::jsonb, now()
      FROM made
    )
    INSERT INTO workflows (id, organization_id, name, description, active, hears, position, template,
      published_version_id, created_by)
    SELECT id, ${organizationId}::uuid, name, description, true, hears, position, key, "versionId", ${by}::jsonb
    FROM made`
}
