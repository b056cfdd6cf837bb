import { expect, test } from 'vitest'
import { separateSqlOnly } from './separate-sql-only.ts'

const generated = new Set(['messages.search'])

test('keeps what the schema asks for', () => {
  const sql = `-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "phone" TEXT,
DROP COLUMN "fax";

-- CreateTable
CREATE TABLE "teams" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);`
  const { statements, sqlOnly } = separateSqlOnly(sql, generated)
  expect(sqlOnly).toBe(0)
  expect(statements).toHaveLength(2)
  expect(statements[0]).toContain('DROP COLUMN "fax";')
  expect(statements[1]).toContain('PRIMARY KEY ("id")\n);')
})

test('leaves foreign keys, indexes and generated columns alone', () => {
  const sql = `-- DropForeignKey
ALTER TABLE "notes" DROP CONSTRAINT "notes_organization_id_author_id_fkey";

-- DropIndex
DROP INDEX "messages_search";

-- AlterTable
ALTER TABLE "messages" DROP COLUMN "search",
ADD COLUMN     "size" INTEGER;`
  expect(separateSqlOnly(sql, generated)).toEqual({
    statements: ['ALTER TABLE "messages" ADD COLUMN     "size" INTEGER;'],
    sqlOnly: 3,
  })
})

test('keeps the change of a primary key', () => {
  const sql =
    'ALTER TABLE "notes" DROP CONSTRAINT "notes_pkey",\nADD CONSTRAINT "notes_pkey" PRIMARY KEY ("key");'
  expect(separateSqlOnly(sql, generated).statements).toEqual([sql])
})

test('finds nothing in an empty difference', () => {
  expect(separateSqlOnly('-- This is an empty migration.', generated)).toEqual({ statements: [], sqlOnly: 0 })
})
