/** Where the raw form of a mail lies in storage, known from its id alone. */
export function rawKey(organizationId: string, inboundMailId: string): string {
  return `raw/${organizationId}/${inboundMailId.slice(-2)}/${inboundMailId}.eml`
}
