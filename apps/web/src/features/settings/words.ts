/** "api_key.revoked" reads "API key revoked". */
export function wordsOf(action: string): string {
  const words = action.replaceAll(/[._-]+/g, ' ').trim()
  const sentence = words.replace(/\bapi\b/g, 'API').replace(/\bsla\b/g, 'SLA')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
