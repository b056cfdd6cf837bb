/** What to do with a proposal when a person has already written something. */
export function withProposal(written: string, proposal: string): string {
  if (written.trim() === '') return proposal
  if (written.includes(proposal.trim())) return written
  return `${written.trimEnd()}\n\n${proposal}`
}

/** The slash command at the caret: `/ref` after a space or at a line's beginning. Null when there is none. */
export function slashAt(text: string, caret: number): { from: number; words: string } | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret)
  const found = /(?:^|\s)\/([^\s/][^\n/]{0,39})?$/.exec(line)
  if (!found) return null
  const words = found[1] ?? ''
  return { from: caret - words.length - 1, words }
}

/** Fills what a saved reply leaves open: the customer's and the agent's names. */
export function fillPlaceholders(body: string, names: { contact: string; agent: string }): string {
  const first = names.contact.trim().split(/\s+/)[0] ?? ''
  const values: Record<string, string> = {
    name: names.contact,
    customer: names.contact,
    contact: names.contact,
    'contact.name': names.contact,
    'customer.name': names.contact,
    first_name: first,
    'contact.first_name': first,
    'customer.first_name': first,
    agent: names.agent,
    'agent.name': names.agent,
    my_name: names.agent,
  }
  return body.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, key: string) => {
    const value = Object.hasOwn(values, key.toLowerCase()) ? values[key.toLowerCase()] : ''
    return value || whole
  })
}
