type Use = { conversations: number; mailboxes: number }

/** What deleting a team comes to, to be read before. */
export function deletionWords(name: string, { conversations, mailboxes }: Use): string {
  if (conversations + mailboxes === 0) return `${name} has no conversations, and no mailbox gives it any.`
  const cleared = [
    conversations > 0 &&
      `${counted(conversations, 'conversation')} will have no team; assignees, tags and messages stay.`,
    mailboxes > 0 &&
      `New mail to ${counted(mailboxes, 'mailbox', 'mailboxes')} will open conversations without a team.`,
  ]
  return cleared.filter((sentence) => sentence !== false).join(' ')
}

export function peopleWords(count: number): string {
  return counted(count, 'member')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
