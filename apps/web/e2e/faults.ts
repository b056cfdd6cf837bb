import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** Colours are looked at apart from the rest: they take axe longer than all else, and differ with the theme alone. */
const contrast = 'color-contrast'

/**
 * What keeps somebody from using a screen with a reader or the keyboard, by axe: everything, its colours alone, or
 * everything but them. The framed mail is not ours.
 */
export async function seriousFaults(
  page: Page,
  looked: 'all' | 'colours' | 'all but colours' = 'all',
  /** a part of the page instead of all of it */
  part?: string,
): Promise<{ rule: string; where: string }[]> {
  const axe = new AxeBuilder({ page }).exclude('iframe').options({ resultTypes: ['violations'] })
  // Without frames there is nothing to put together, which would take a page of its own each time.
  axe.setLegacyMode(true)
  if (part !== undefined) axe.include(part)
  if (looked === 'colours') axe.withRules(contrast)
  if (looked === 'all but colours') axe.disableRules(contrast)
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, where: node.html.slice(0, 200) })))
}
