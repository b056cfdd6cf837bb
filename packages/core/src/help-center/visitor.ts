import { mac } from '@frontdesk/runtime/crypto'

/**
 * What a visitor without a name or cookie counts as: a keyed hash of organization, network and browser, which nobody
 * can turn back without the key.
 */
export function visitorOf(organizationId: string, from: { network: string; browser: string }): string {
  return mac('help-visitor', `${organizationId}\n${from.network}\n${from.browser.slice(0, 400)}`, 16)
}
