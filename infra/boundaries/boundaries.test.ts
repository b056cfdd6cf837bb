import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../local/machine/root.ts'
import { importsOf, violations } from './rules.ts'

const isTest = /\.(test|spec)\.tsx?$|\/test\/|\/e2e\/|\/generated\//

const sources = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !isTest.test(path),
)

test('imports flow one way', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap((path) => violations(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test.each([
  ['apps/web/src/app/page.tsx', "import { systemReader } from '@frontdesk/db/tenancy'"],
  ['apps/worker/src/main.ts', "const { PrismaClient } = await import('@prisma/client')"],
  ['packages/core/src/sla/deadline.ts', "import type { NextRequest } from 'next/server'"],
  ['packages/core/src/sla/deadline.ts', "import { request } from 'node:https'"],
  ['packages/core/src/contacts/list.ts', "import { client } from '@frontdesk/db/client'"],
  ['packages/ai/src/classify.ts', "export { inOrganization } from '@frontdesk/core/context'"],
  ['packages/integrations/src/imap/fetch.ts', "import pg from 'pg'"],
  ['packages/runtime/src/env.ts', "import '@frontdesk/core/errors'"],
  ['packages/db/src/client.ts', "import { fail } from '@frontdesk/core/errors'"],
  ['packages/integrations/src/gmail/client.ts', "import { google } from 'googleapis'"],
  ['packages/ai/src/draft-reply.ts', "import { env } from '../../../packages/runtime/src/env.ts'"],
])('notices the planted violation in %s: %s', (path, source) => {
  expect(violations(path, source)).toHaveLength(1)
})

test('allows what the design allows', () => {
  expect(
    violations('packages/core/src/context.ts', "import { inTenantTransaction } from '@frontdesk/db/tenancy'"),
  ).toEqual([])
  expect(violations('packages/db/src/client.ts', "import { env } from '@frontdesk/runtime/env'")).toEqual([])
  expect(
    violations(
      'packages/integrations/src/gmail/client.ts',
      "import { gmail } from 'googleapis/build/src/apis/gmail'",
    ),
  ).toEqual([])
})

test('sees every way to import', () => {
  const source = `import 'a'; import b from "b"; import type { C } from 'c'; export * from 'd'; await import('e'); require('f')`
  expect(importsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
})
