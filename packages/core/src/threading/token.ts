import { mac, verifyMac } from '@frontdesk/runtime/crypto'

const purpose = 'thread-token'
const shape = /^c([1-9]\d{0,8})-([a-z0-9]{1,64})$/i

/** The part after the plus sign of a reply address: the conversation's number and a MAC over it. */
export function threadToken(organizationId: string, number: number): string {
  return `c${number}-${mac(purpose, `${organizationId}/${number}`)}`
}

/** Whether a plus-address tag has a token's shape; people put tags of their own into addresses too. */
export function looksLikeToken(tag: string): boolean {
  return shape.test(tag)
}

/** The conversation number a token stands for in this organization, or null when the MAC does not fit. */
export function numberOfToken(organizationId: string, token: string): number | null {
  const match = shape.exec(token)
  const [, digits, given] = match ?? []
  if (digits === undefined || given === undefined) return null
  const number = Number(digits)
  return verifyMac(purpose, `${organizationId}/${number}`, given.toLowerCase()) ? number : null
}
