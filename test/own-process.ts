import { closeDatabase } from '@frontdesk/db/tenancy'
import { channels } from '@frontdesk/integrations/channels'
import { forgetAll } from '@frontdesk/runtime/process/once'
import { afterAll, vi } from 'vitest'

const environment = { ...process.env }
const registered = { ...channels }

/** Files share a process, which spares each of them loading all modules anew. What one left is gone for the next. */
afterAll(async () => {
  await closeDatabase()
  forgetAll()
  vi.useRealTimers()
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
  Object.assign(channels, registered)
})
