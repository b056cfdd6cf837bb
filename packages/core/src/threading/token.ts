import { mac, verifyMac } from '@frontdesk/runtime/crypto'

const purpose = 'thread-token'

/** The part after the plus sign of a reply address: the conversation's number and a MAC over it. */
export function threadToken(organizationId: string, number: number): string {
  return `c${number}-${mac(purpose, `${organizationId}/${number}`)}`
}

/** The conversation number a token stands for in this organization, or null when the MAC does not fit. */
export function numberOfToken(organizationId: string, token: string): number | null {
  const match = /^c([1-9]\d{0,8})-([a-z0-9]{1,64})$/i.exec(token)
  const [, digits, given] = match ?? []
  if (digits === undefined || given === undefined) return null
  const number = Number(digits)
  return verifyMac(purpose, `${organizationId}/${number}`, given.toLowerCase()) ? number : null
}
