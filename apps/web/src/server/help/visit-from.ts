import { addressOf, networkOf } from '../request/peer-address.ts'

/** By what visitors without a cookie are told apart. */
export function visitFrom(headers: Headers): { network: string; browser: string } {
  return { network: networkOf(addressOf({ headers })), browser: headers.get('user-agent') ?? '' }
}
