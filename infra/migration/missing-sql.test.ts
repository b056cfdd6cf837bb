import { asOwner, useTestDatabase } from '@frontdesk/db/test/database'
import { env } from '@frontdesk/runtime/env'
import { expect, test } from 'vitest'
import { findMissingSql } from './missing-sql.ts'

useTestDatabase()

test('the migrations lead to what the schema describes', async () => {
  expect((await findMissingSql(env.DATABASE_URL)).statements).toEqual([])
})

test('notices a column the migrations forgot', async () => {
  await asOwner((client) => client.query('ALTER TABLE organizations DROP COLUMN undo_seconds'))
  const { statements } = await findMissingSql(env.DATABASE_URL)
  expect(statements).toEqual([
    expect.stringMatching(/^ALTER TABLE "organizations" ADD COLUMN\s+"undo_seconds"/),
  ])
})
