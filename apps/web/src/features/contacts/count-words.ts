/** "No conversation", "1 conversation", "1,240 conversations". */
export function countConversations(count: number): string {
  if (count === 0) return 'No conversation'
  return `${count.toLocaleString()} ${count === 1 ? 'conversation' : 'conversations'}`
}

/** "Nobody", "1 person", "1,240 people". */
export function peopleWords(count: number): string {
  if (count === 0) return 'Nobody'
  return `${count.toLocaleString()} ${count === 1 ? 'person' : 'people'}`
}
