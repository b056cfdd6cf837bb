import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

/** What keeps somebody from using a screen with a reader or the keyboard, by axe. The framed mail is not ours. */
export async function seriousFaults(page: Page): Promise<{ rule: string; where: string }[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ rule: id, where: node.html.slice(0, 200) })))
}
