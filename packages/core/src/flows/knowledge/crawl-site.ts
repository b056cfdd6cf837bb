import type { DestinationOptions } from '@frontdesk/integrations/outbound/safe-fetch'
import { readRobots } from '@frontdesk/integrations/web-page/robots'
import { sleep } from '@frontdesk/runtime/clock'
import { noteFound, type PageRead, settlePages } from '../../articles/imports/pages.ts'
import { endStep, lockImport, type Step } from '../../articles/imports/step.ts'
import type { OrgContext } from '../../context.ts'
import { beginCrawl } from './begin-crawl.ts'
import { fetchPage } from './fetch-page.ts'

type Crawl = {
  inside: <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>
  importId: string
  step: Step
  destination: DestinationOptions
}

const pagesAtOnce = 5
/** Between two pages, unless the site asks for more; one that asks for very much is read at this pace at most. */
const politeMs = 200
const mostDelayMs = 10_000
/** A step with slow pages ends early, so that its job stays short. */
const longestStepMs = 25_000

/** Reads the next pages of a site, one after the other, and promises the step after it. */
export async function crawlStep({ inside, importId, step, destination }: Crawl): Promise<void> {
  const begun = step.options.robots === null ? await beginCrawl(step, destination) : null
  if (begun) {
    await inside(async (ctx) => {
      if (!(await lockImport(ctx, importId, step.items))) return
      await noteFound(ctx, importId, begun)
      await endStep(ctx, importId, null)
    })
    return
  }
  const robots = readRobots(step.options.origin, step.options.robots ?? '')
  const delayMs = Math.min(mostDelayMs, Math.max(politeMs, robots.delayMs))
  const startedAt = Date.now()
  const read: PageRead[] = []
  for (const { id, source } of step.items.slice(0, pagesAtOnce)) {
    if (read.length > 0) await sleep(delayMs)
    if (read.length > 0 && Date.now() - startedAt > longestStepMs) break
    read.push({ id, source, ...(await fetchPage(source, step.options, robots, destination)) })
  }
  await inside(async (ctx) => {
    if (!(await lockImport(ctx, importId, step.items))) return
    await settlePages(ctx, importId, { options: step.options, read, allows: robots.allows })
    await endStep(ctx, importId, robots.delayMs > 0 ? new Date(Date.now() + delayMs) : null)
  })
}
